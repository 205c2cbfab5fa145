/**
 * Words that pop3spec and mail servers say all the time. Not all that there are: those which, taken out of every text as
 * somebody's password, would leave gaps that tell it.
 */
const WORDS = `
about above abuses acceptable accepted accepts accounts actual address adds admin after again alert
allowed alone already also among anew announced announces anonymous another answered answering answers
apart apop arguments arrives ascii asked asks authentication authority authorization awaiting backslash
bearer because been before began beginning begins begun behind being belongs below between binding binds
blank blocked body both bound broken buffer busy bytes called came cancelled cannot capabilities
capability captures carried case catalogued catalogues certificate challenge changed changes channel
characters checks clause clear clienthello clients closed closes closing codes comes commands comments
completed computes conformant conforms connected connecting connections content control could courier
credentials crlf cyrus data dates deep defs delay deleted deletes delivered delivers delivery demo denied
determined deviates differs digest digits disabled distinct does domain done double dovecot during
earlier else empty enabled ended entries errored evaluation events every example exceeded exchange
exercised exited expired explain exporter expressions external facts failed failure false features fields
file filled final first fits fixtures folder follows found from front further generate given gives giving
goes gone goodbye greeting greets group half handshake have headers hexadecimal hint holds hostname hosts
https imap implementation implicit inbox included incorrect indicator initial insecure instead internal
interrupted into invalid issuer iterations itself join json judged judgement just kept keyword kind knows
lacks language last leads least leaves ledger left legal length letters limit lines linux listing literal
localhost localpart logged logging logins logout longer looked loopback lower machine made mailbox
maildir maildrop mails makes many marked means meanwhile mechanisms members mention messages middle
minute missing more most multi must named names needs negative negotiated neither nested never nonce none
noop nothing null numbers oauth object octets offered offers often ones opened opening openssl optional
order otherwise outlive outside over package parameter passphrase passwd passwords path pause permanent
permission pipelining placed places planned plus positive possible postmaster printable printf program
proof proves provisioner push quiet quit quota quotes quoting reached readable readonly reads reasons
received recipe recorded refused refuses remarks removed repetitions replace reply reports requirements
reset response rest result retr return right root rows rset rules running runs said salt same sample sasl
save says scan scenarios schema scored scram second secrets section seen select sending sends sent
servername servers service serving session seventh several shellwords short shoulds showed shown shows
signature signed signing silent single sixth sizes skipped sleep smtp something spaces speaks standard
stands started starttls state status steps still stls stopped strings stuffed stuffing subject succeeds
successfully such suites takes target tells temporarily temporary terminated terminator testing tests
texts than that their them there these third this though timeout timestamp tokens told transaction tried
trim true trusted trusts twice type uidl unavailable undefined under unexpected unique unix unknown
unless unquoted update upper username values variable verdict version violated vouches waits wants
welcome well whatever when where whether which whole whose wire within without works would write wrong
wrote
`;

/** Sizes, counts and ports have as many digits, and are everywhere. */
const DIGITS = /^\d{1,5}$/;

/** Whether a text stands in ordinary replies and reports too, by itself or within another word. */
export function isEveryday(text: string): boolean {
  return DIGITS.test(text) || (/^[a-z]+$/i.test(text) && WORDS.includes(text.toLowerCase()));
}
