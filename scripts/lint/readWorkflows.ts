import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { JSONObjectReader } from '@actions/workflow-parser/templates/json-object-reader';
import { TemplateSchema } from '@actions/workflow-parser/templates/schema/template-schema';
import { TemplateContext, TemplateValidationErrors } from '@actions/workflow-parser/templates/template-context';
import { readTemplate } from '@actions/workflow-parser/templates/template-reader';
import { NoOperationTraceWriter } from '@actions/workflow-parser/templates/trace-writer';
import { YamlObjectReader } from '@actions/workflow-parser/workflows/yaml-object-reader';
import { parse } from 'yaml';
import { root } from '../lib/root.mjs';

/** A step of a job, as GitHub's workflow syntax has it. */
export interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}

/** A job: either steps on a runner, or another workflow that it `uses`. */
export interface Job {
  needs?: string | string[];
  permissions?: unknown;
  'timeout-minutes'?: number;
  uses?: string;
  steps?: Step[];
}

export interface Workflow {
  file: string;
  source: string;
  permissions?: unknown;
  concurrency?: unknown;
  jobs: Record<string, Job>;
}

export const folder = join(root, '.github/workflows');

// The parser's entry imports its schema as JSON in a way that Node refuses, so both are put together here.
const schemaFile = join(root, 'node_modules/@actions/workflow-parser/dist/workflow-v1.0.min.json');
const schema = TemplateSchema.load(new JSONObjectReader(undefined, readFileSync(schemaFile, 'utf8')));

/** The workflows of this repository. */
export function readWorkflows(): Workflow[] {
  return readdirSync(folder).map((file) => {
    const source = readFileSync(join(folder, file), 'utf8');
    return { ...(parse(source) as Omit<Workflow, 'file' | 'source'>), file, source };
  });
}

/**
 * What GitHub's own parser says against a workflow: unknown and missing keys, values of the wrong type, expressions that
 * use what isn't there.
 *
 * @returns one line each, such as `Unexpected value 'job' (line 3)`
 */
export function findFaults(source: string): string[] {
  const errors = new TemplateValidationErrors();
  const context = new TemplateContext(errors, schema, new NoOperationTraceWriter());
  const fileId = context.getFileId('workflow.yml');
  const reader = new YamlObjectReader(fileId, source);
  for (const { message, range } of reader.errors) context.error(fileId, message, range);
  if (reader.errors.length === 0) readTemplate(context, 'workflow-root-strict', reader, fileId);
  return errors.getErrors().map(({ rawMessage, range }) => `${rawMessage} (line ${range?.start.line})`);
}
