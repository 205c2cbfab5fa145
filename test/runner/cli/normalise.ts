/**
 * Output with what differs from run to run, and what grows with the bundled suites, replaced: ports, times, ids, counts
 * of all scenarios and requirements there are.
 */
export function normalised(text: string): string {
  return text
    .replace(/127\.0\.0\.1(:| port )\d+/g, '127.0.0.1$1PORT')
    .replace(/ +\d+\.\d ms/g, ' TIME ms')
    .replace(/<[\w.-]+@[\w.-]+>/g, '<TIMESTAMP>')
    .replace(/^\d+ (scenarios: .*) \d+ skipped$/gm, 'ALL $1 OTHERS skipped')
    .replace(/^( +skipped) +\d+ /gm, '$1 OTHERS ')
    .replace(/\d+ (were not exercised|belong to optional features)/g, 'SOME $1')
    .replace(/^capabilities: \d+ .*$/gm, 'CAPABILITIES')
    .replace(/^ +met .*\n([A-Z].*\n)+/gm, 'SCORES\n');
}
