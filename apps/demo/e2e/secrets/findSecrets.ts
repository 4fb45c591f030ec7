import { secrets } from './secretDemo';

/** Every way in which a secret may be written, with the name of its variable. */
const traces = Object.entries(secrets).flatMap(([name, value]) => {
  const bytes = Buffer.from(value);
  const forms = [value, bytes.toString('base64'), bytes.toString('base64url'), bytes.toString('hex')];
  return forms.map((form) => ({ name, form }));
});

/** The variables whose secrets are in a text, as they are or encoded. */
export function findSecrets(text: string): string[] {
  return [...new Set(traces.filter(({ form }) => text.includes(form)).map(({ name }) => name))];
}
