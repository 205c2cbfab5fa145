import { spawn } from 'node:child_process';

/**
 * Waits for the end of its standard input, which comes when the process that holds the other end is gone, however it went;
 * then ends the process group, kindly first.
 */
const SCRIPT = `
read -r _
kill -s TERM -- "-$1" 2>/dev/null
for _ in 1 2 3 4 5; do kill -s 0 -- "-$1" 2>/dev/null || exit 0; sleep 1; done
kill -s KILL -- "-$1" 2>/dev/null`;

/**
 * Sees to it that a process group does not outlive this process, even if this one is killed or ends in the middle of
 * something. Gives what calls it off.
 */
export function guardGroup(groupId: number): () => void {
  const guard = spawn('/bin/sh', ['-c', SCRIPT, 'pop3spec-guard', String(groupId)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Without a shell there is no guard, and the server's own start tells of that.
  guard.on('error', () => undefined);
  guard.stdin.on('error', () => undefined);
  return () => {
    guard.kill('SIGKILL');
  };
}
