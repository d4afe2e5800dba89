const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** `6 minutes ago`, of an age in seconds. */
export function agoText(seconds: number): string {
  const [unit, length] = UNITS.find(([, size]) => seconds >= 2 * size) ?? ['minute', 60];
  const count = Math.floor(seconds / length);
  if (count < 2) return 'just now';
  return `${count} ${unit}s ago`;
}
