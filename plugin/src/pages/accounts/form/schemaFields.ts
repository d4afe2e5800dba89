/** What a JSON Schema may say about a value of the form. */
interface PropertySchema {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly PropertySchema[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly writeOnly?: boolean;
}

/** One field of a form that is drawn from a JSON Schema. */
export interface SchemaField {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly isRequired: boolean;
  /** A text is a secret unless its schema says `writeOnly: false`. */
  readonly kind: 'secret' | 'text' | 'choice' | 'switch' | 'number';
  readonly choices: readonly string[];
  readonly isWhole: boolean;
  readonly schema: PropertySchema;
}

export type FieldValue = string | boolean;

/** The fields that an object's schema asks for, in its order. */
export function schemaFields(objectSchema: Readonly<Record<string, unknown>>): SchemaField[] {
  const properties = (objectSchema.properties ?? {}) as Readonly<Record<string, PropertySchema>>;
  const required = (objectSchema.required ?? []) as readonly string[];
  return Object.entries(properties).map(([name, schema]) => {
    const choices = choicesOf(schema);
    return {
      ...{ name, choices, schema, kind: kindOf(schema, choices) },
      label: schema.title ?? spacedName(name),
      description: schema.description ?? '',
      isRequired: required.includes(name),
      isWhole: schema.type === 'integer',
    };
  });
}

function kindOf({ type, writeOnly }: PropertySchema, choices: readonly string[]): SchemaField['kind'] {
  if (choices.length > 0) return 'choice';
  if (type === 'boolean') return 'switch';
  if (type === 'number' || type === 'integer') return 'number';
  return writeOnly === false ? 'text' : 'secret';
}

/** Of `enum`, or of alternatives that are one value each. */
function choicesOf({ enum: values, anyOf }: PropertySchema): string[] {
  if (values) return values.map(String);
  return anyOf?.every((each) => each.const !== undefined) ? anyOf.map((each) => String(each.const)) : [];
}

/** `adminKey` as `Admin key`, for a schema without a title. */
function spacedName(name: string): string {
  const words = name
    .replace(/[_-]+/g, ' ')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What stands in the field before anybody has typed. */
export function firstValue({ kind, schema }: SchemaField): FieldValue {
  if (kind === 'switch') return schema.default === true;
  return schema.default === undefined ? '' : String(schema.default);
}

/** What is wrong with a value, in words; true when nothing is. */
export function fieldFault(field: SchemaField, value: FieldValue): string | true {
  if (typeof value === 'boolean') return true;
  if (value.trim() === '') return field.isRequired ? `${field.label} is missing` : true;
  if (field.kind === 'number') return numberFault(field, Number(value));
  if (field.kind === 'choice') return field.choices.includes(value) || `Choose one of ${field.choices.join(', ')}`;
  return textFault(field, value.trim());
}

function numberFault({ isWhole, schema: { minimum, maximum } }: SchemaField, number: number): string | true {
  if (!Number.isFinite(number)) return 'Write a number';
  if (isWhole && !Number.isInteger(number)) return 'Write a whole number';
  if (minimum !== undefined && number < minimum) return `Write ${minimum} or more`;
  return maximum === undefined || number <= maximum || `Write ${maximum} or less`;
}

function textFault({ label, schema: { minLength, maxLength, pattern } }: SchemaField, text: string): string | true {
  if (minLength !== undefined && text.length < minLength) return `${label} has at least ${minLength} characters`;
  if (maxLength !== undefined && text.length > maxLength) return `${label} has at most ${maxLength} characters`;
  return pattern === undefined || new RegExp(pattern, 'u').test(text) || `${label} does not look like one`;
}

/** What was typed, as the texts that the collector takes. Empty ones are left out, and so keep what is stored. */
export function typedTexts(
  fields: readonly SchemaField[],
  values: Readonly<Record<string, FieldValue | undefined>>,
): Record<string, string> {
  const typed = fields.map(({ name }) => [name, String(values[name] ?? '').trim()] as const);
  return Object.fromEntries(typed.filter(([, text]) => text !== ''));
}
