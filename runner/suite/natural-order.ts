/** Compares texts by code units, except that digits are compared as the numbers that they are: RFC 822 before RFC 1939. */
export function naturalOrder(a: string, b: string): number {
  const [left, right] = [sortKey(a), sortKey(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Digits padded so far that spelling them orders them. `localeCompare` would do it too, but loads ICU for 15 ms first. */
function sortKey(text: string): string {
  return text.replaceAll(/\d+/g, (digits) => digits.padStart(10, '0'));
}
