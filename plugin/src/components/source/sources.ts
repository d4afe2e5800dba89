/** How a source looks: never by colour alone, always also by shape and word. */
export interface SourceLook {
  readonly label: string;
  /** What the source means, for a tooltip. */
  readonly meaning: string;
  readonly shape: Shape;
  readonly light: Palette;
  readonly dark: Palette;
}

export type Shape = 'circle' | 'diamond' | 'triangle' | 'square';

/** `mark` stands on the background of a panel, `ink` on the `fill` of a badge. */
export interface Palette {
  readonly mark: string;
  readonly fill: string;
  readonly ink: string;
}

const WHITE = '#ffffff';
const BLACK = '#000000';

export const SOURCE_LOOKS = {
  api: {
    label: 'API',
    meaning: 'Billed: read from the provider',
    shape: 'circle',
    light: { mark: '#1565c0', fill: '#1565c0', ink: WHITE },
    dark: { mark: '#42a5f5', fill: '#2196f3', ink: BLACK },
  },
  manual: {
    label: 'Manual',
    meaning: 'Typed in by a person',
    shape: 'diamond',
    light: { mark: '#b34700', fill: '#ff9800', ink: BLACK },
    dark: { mark: '#ffa726', fill: '#ff9800', ink: BLACK },
  },
  estimate: {
    label: 'Estimate',
    meaning: 'Usage times a price from our price book; gives way to the bill',
    shape: 'triangle',
    light: { mark: '#7b1fa2', fill: '#7b1fa2', ink: WHITE },
    dark: { mark: '#ce93d8', fill: '#ce93d8', ink: BLACK },
  },
  import: {
    label: 'Import',
    meaning: 'Read from a file',
    shape: 'square',
    light: { mark: '#00695c', fill: '#00695c', ink: WHITE },
    dark: { mark: '#4db6ac', fill: '#4db6ac', ink: BLACK },
  },
} as const satisfies Record<string, SourceLook>;

export type SourceName = keyof typeof SOURCE_LOOKS;

const UNKNOWN: Omit<SourceLook, 'label'> = {
  meaning: 'A source that this version of the plugin does not know',
  shape: 'square',
  light: { mark: '#424242', fill: '#424242', ink: WHITE },
  dark: { mark: '#e0e0e0', fill: '#e0e0e0', ink: BLACK },
};

/** The look of a source by its name; a name that is not known keeps its own text. */
export function sourceLook(name: string): SourceLook {
  return Object.hasOwn(SOURCE_LOOKS, name) ? SOURCE_LOOKS[name as SourceName] : { ...UNKNOWN, label: name };
}
