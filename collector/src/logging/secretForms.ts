/** Shorter texts also occur by accident: replacing them would spoil every line and hide nothing. */
const MIN_LENGTH = 6;

/** Every way a secret may be written into a text: as it is, escaped, URL-encoded, in hex, and inside base64. */
export function secretForms(value: string): string[] {
  const json = jsonEscaped(value);
  const forms = [
    value,
    json,
    jsonEscaped(json),
    ...urlForms(value),
    ...base64Forms(value),
    Buffer.from(value).toString('hex'),
    Buffer.from(value).toString('hex').toUpperCase(),
  ];
  return [...new Set(forms)].filter((form) => form.length >= MIN_LENGTH);
}

function jsonEscaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** Encoders differ in which marks they leave alone: `!'()*~` and the delimiters of a URL. */
function urlForms(value: string): string[] {
  const text = Buffer.from(value).toString();
  const component = encodeURIComponent(text);
  const forms = [
    component,
    component.replaceAll("'", '%27'),
    component.replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`),
    encodeURI(text),
    new URLSearchParams([['', text]]).toString().slice(1),
  ];
  return forms.flatMap((form) => [form, form.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase())]);
}

/**
 * Base64 writes three bytes as four characters, so `user:secret` holds the secret in one of three shapes. The
 * characters at both ends that also depend on what stands around the secret are left out.
 */
function base64Forms(value: string): string[] {
  const bytes = Buffer.from(value);
  return [0, 1, 2].flatMap((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const isAligned = (shift + bytes.length) % 3 === 0;
    const core = text.slice(shift === 0 ? 0 : shift + 1, isAligned ? undefined : -1);
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
