/**
 * A line for /bin/sh that puts the message on its standard input into a new file of a folder: the mail delivery agent
 * (MDA) of clients that hand each message to a program.
 */
export function keepIn(folder: string): string {
  return `cat > "$(mktemp '${folder}/XXXXXXXXXX')"`;
}
