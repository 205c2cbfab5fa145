import { Option, type Command } from 'commander';
import { DEFAULT_TIMEOUT_MS } from './run-settings.ts';

/** The options that say where the server is and how to get in. */
export function addTargetOptions(command: Command): Command {
  return command
    .option('--config <file>', 'configuration with targets (default: pop3spec.config.json, if it is there)')
    .option('--host <host>', 'the server, when TARGET is not given')
    .option('--port <number>', 'its port (default: 110; 995 with --tls implicit)')
    .option(
      '--tls <how>',
      'none, starttls (by STLS), or implicit, from the first octet (default: none; implicit at port 995)',
    )
    .option('--ca <path>', 'file of the authorities to trust (PEM), instead of those that Node knows')
    .option('--cert <path>', 'file of the certificate to show (PEM); its key comes with --key')
    .option('--key <path>', 'file of the private key of --cert (PEM)')
    .option('--servername <name>', 'the name to ask for, and to find in the certificate (default: the host)')
    .option('--insecure', 'go on whatever is wrong with the certificate')
    .option('--user <name>', 'the mailbox; its password comes from a file or a variable, or is asked for')
    .option('--password-file <path>', 'file that holds the password of --user')
    .option('--password-env <variable>', 'environment variable that holds the password of --user')
    .addOption(new Option('--password <secret>').hideHelp())
    .option('--token-file <path>', 'file that holds an OAuth bearer token of --user, for OAUTHBEARER')
    .option('--token-env <variable>', 'environment variable that holds an OAuth bearer token of --user')
    .addOption(list('--account <user:password>', 'a throw-away mailbox; several run in parallel'))
    .option(
      '--login <how>',
      'how scenarios log in: user-pass, apop, or a SASL mechanism: plain, cram-md5, scram-sha-1, scram-sha-256 (default: what the server offers)',
    )
    .option(
      '--provision <how>',
      'how messages get there: none, maildir:PATH, mbox:PATH, lmtp://HOST:PORT, smtp://HOST:PORT, imap://HOST:PORT, command:PROGRAM',
      'none',
    )
    .addOption(list('--allow <impacts>', 'what a run on a distant host may do: deletes, bad-logins, abuse'))
    .option(
      '--canary <subject>',
      'delete or replace mail in mailboxes alone that hold a message with this Subject',
    )
    .option('--timeout <seconds>', 'how long a reply may take', String(DEFAULT_TIMEOUT_MS / 1000))
    .option(
      '--max-logins-per-minute <n>',
      'logins are spread so that a minute sees no more (default: 60; none, on this machine)',
    )
    .option(
      '--max-connections-per-minute <n>',
      'the same for connections (default: 120; none, on this machine)',
    )
    .option('--start <command>', 'start the server by this command, and end it behind the run')
    .option('--start-timeout <seconds>', 'how long it may take to accept connections (default: 30)')
    .option('--reset <command>', 'bring the server back to its first state by this command');
}

/** The options that choose scenarios. */
export function addSelectionOptions(command: Command): Command {
  return command
    .addOption(list('--suite <name>', 'bundled suite (name or glob), or path of a suite file or folder'))
    .addOption(list('--only <id>', 'run only these scenarios (id or glob)'))
    .addOption(list('--skip <id>', 'leave these scenarios out (id or glob)'))
    .addOption(list('--tag <tag>', 'run only scenarios with one of these tags'))
    .addOption(
      list('--rfc <number>', 'run only scenarios that prove something of these RFCs, or of security'),
    )
    .option('--slow', 'run scenarios that take minutes as well');
}

/** The options that say what is reported and what makes the run fail. */
export function addReportOptions(command: Command): Command {
  return command
    .addOption(list('--report <format=path>', 'write a report; several may be given, none: no files'))
    .option(
      '--fail-on <what>',
      'weakest level whose violation fails the run: must or should; security as well when named',
      'must',
    )
    .option('--baseline <file>', 'known deviations: a run that deviates exactly so does not fail')
    .option('--quiet', 'print the verdict only')
    .option('--verbose', 'print every scenario')
    .option('--trace', 'print every scenario and all that went over the wire');
}

/** An option that may be given again and again. */
export function list(flags: string, description: string): Option {
  return new Option(flags, `${description} (repeatable)`).argParser(
    (text: string, before: readonly string[] | undefined) => [...(before ?? []), text],
  );
}
