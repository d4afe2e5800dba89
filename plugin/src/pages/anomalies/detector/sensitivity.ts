/** A threshold with the words for it. */
interface Sensitivity {
  readonly threshold: number;
  readonly label: string;
  readonly means: string;
}

const LEVELS: readonly Sensitivity[] = [
  {
    threshold: 2,
    label: 'Very keen',
    means: 'Small jumps too, and many false alarms: for costs that hardly ever move',
  },
  { threshold: 2.5, label: 'Keen', means: 'Finds more, and is wrong more often' },
  {
    threshold: 3,
    label: 'Usual',
    means: 'On quiet, steady costs one or two false alarms in 1,000 days, and three of four real jumps are found',
  },
  { threshold: 4, label: 'Calm', means: 'Only what stands out clearly: severity high and critical' },
  { threshold: 5, label: 'Only the extreme', means: 'Only what is far beyond anything usual: severity critical' },
];

/** What can be chosen; a threshold between the words is one of the choices while it is set. */
export function sensitivityOptions(current: number): Array<{ value: number; label: string; description: string }> {
  const between = { threshold: current, label: 'As it is set', means: 'Chosen through the API' };
  const isKnown = LEVELS.some(({ threshold }) => threshold === current);
  return [...LEVELS, ...(isKnown ? [] : [between])]
    .sort((a, b) => a.threshold - b.threshold)
    .map(({ threshold, label, means }) => ({ value: threshold, label: `${label} (${threshold})`, description: means }));
}
