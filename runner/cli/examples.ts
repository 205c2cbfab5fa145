/** Names of the report writers; the writers themselves take too long to load for a help text. A test compares. */
export const REPORT_FORMATS = 'html, html+css, junit, junit-strict, json, markdown, tap, badge';

/** What stands below the options in the help of each command. */

export const EXAMPLES: string = `
Examples:
  pop3spec demo                                  see a whole run, no server needed
  pop3spec run localhost:1110 --account alice:secret
  pop3spec run mail.example.org --user alice --password-env MAIL_PASSWORD
  pop3spec explain RFC1939-5-STAT-04             what a requirement asks and what proves it

Exit status: 0 conformant, 1 deviations, 2 wrong usage, 3 undetermined.
More on a command: pop3spec COMMAND --help`;

export const RUN_EXAMPLES: string = `
Report formats: ${REPORT_FORMATS}.
Without --report, report.html, junit.xml and result.json are written to ./pop3spec-report/.

Examples:
  a throw-away server whose maildirs are on this machine
    pop3spec run localhost:1110 --account alice:secret --provision maildir:/srv/mail/{user}/Maildir
  a mailbox as it is, nothing deleted
    pop3spec run mail.example.org --user alice --password-file ~/.mail-password
  two mailboxes in parallel, JUnit for the build server
    pop3spec run localhost --account a:x --account b:y --report junit=build/pop3.xml
  one scenario, with all that goes over the wire
    pop3spec run localhost --account a:x --only rfc1939/greeting/positive --trace`;

export const DEMO_EXAMPLES: string = `
Writes report.html, junit.xml and result.json to ./pop3spec-report/ unless --report says otherwise.

Examples:
  pop3spec demo
  pop3spec demo --fault retr-not-stuffed         see what a failing run looks like`;

export const SERVE_EXAMPLES: string = `
Examples:
  pop3spec serve                                 sample messages for demo:demo on 127.0.0.1:1110
  pop3spec serve --port 0 --account alice:secret --log
  pop3spec serve --account alice:secret --maildir /srv/mail/{user}/Maildir
  pop3spec serve --tls starttls --ca-out ca.pem
  pop3spec serve --fault retr-not-stuffed`;

export const LIST_EXAMPLES: string = `
Examples:
  pop3spec list
  pop3spec list --suite 'rfc2449/*'
  pop3spec list --requirements --json`;

export const EXPLAIN_EXAMPLES: string = `
Examples:
  pop3spec explain RFC1939-5-STAT-04
  pop3spec explain rfc1939/greeting/positive
  pop3spec explain retr-not-stuffed`;

export const LINT_EXAMPLES: string = `
Examples:
  pop3spec lint
  pop3spec lint my-suites/`;

export const REPORT_EXAMPLES: string = `
Report formats: ${REPORT_FORMATS}.
The same result gives the same reports, byte for byte, as the run itself wrote.

Examples:
  pop3spec report pop3spec-report/result.json
  pop3spec report result.json --report html=report.html --report junit=junit.xml
  pop3spec report old.json new.json --compare
  pop3spec report Dovecot=d.json Cyrus=c.json --compare --report html=side-by-side.html`;

export const BASELINE_EXAMPLES: string = `
Examples:
  pop3spec baseline update result.json --baseline known.json
  pop3spec run localhost:1110 --account alice:secret --baseline known.json

More: pop3spec baseline update --help`;

export const BASELINE_UPDATE_EXAMPLES: string = `
Reasons and owners in the file stay; so does what the run did not come to.

Examples:
  pop3spec baseline update pop3spec-report/result.json --baseline known.json
  pop3spec baseline update result.json --baseline known.json --reason 'As designed, see the manual' --owner mail-team
  pop3spec baseline update result.json --baseline known.json --prune`;
