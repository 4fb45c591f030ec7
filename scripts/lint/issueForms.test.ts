import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { en } from '../../packages/ui/src/locales/en';
import { root } from '../lib/root.mjs';

interface Field {
  type: string;
  id?: string;
  attributes: { label?: string; description?: string; value?: string; options?: string[] };
}

interface IssueForm {
  name: string;
  description: string;
  body: Field[];
}

const folder = join(root, '.github/ISSUE_TEMPLATE');
const forms = readdirSync(folder)
  .filter((file) => file !== 'config.yml')
  .map((file) => ({ file, form: parse(readFileSync(join(folder, file), 'utf8')) as IssueForm }));

it('has a form for a bug and one for an idea', () => {
  expect(forms.map(({ file }) => file).toSorted()).toEqual(['bug.yml', 'idea.yml']);
});

// https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema
it.each(forms)('$file is what GitHub takes for a form', ({ form }) => {
  expect(form).toMatchObject({ name: expect.any(String), description: expect.any(String) });
  for (const { type, attributes } of form.body) {
    expect(['markdown', 'textarea', 'input', 'dropdown', 'checkboxes']).toContain(type);
    expect(attributes[type === 'markdown' ? 'value' : 'label']).toEqual(expect.any(String));
    if (type === 'dropdown') expect(new Set(attributes.options).size).toBe(attributes.options?.length);
  }
  const ids = form.body.filter(({ type }) => type !== 'markdown').map(({ id }) => id);
  expect(ids.every((id) => id && /^[\w-]+$/.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
});

it('asks for the connection details by the words on the screen', () => {
  const bug = forms.find(({ file }) => file === 'bug.yml')?.form;
  const description = bug?.body.find(({ id }) => id === 'connection')?.attributes.description;
  const { title, hideAddresses, copy } = en.callInspector;
  for (const words of [title, hideAddresses, copy]) expect(description).toContain(`"${words}"`);
});
