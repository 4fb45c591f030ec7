import { readFile } from 'node:fs/promises';
import { expect, type Locator } from '@playwright/test';
import type { CallRecord } from '../../packages/ui/src/call/record/model/CallRecord';
import { readCallFile } from '../../packages/ui/src/call/record/model/callFile';
import type { Caller } from './caller';

/** The open connection details of a person's call. */
export class Details {
  readonly panel: Locator;
  readonly #caller: Caller;

  private constructor(caller: Caller, panel: Locator) {
    this.#caller = caller;
    this.panel = panel;
  }

  /** Opens them, and resolves once they explain a path. */
  static async open(caller: Caller): Promise<Details> {
    await caller.button('Connection details').click();
    const panel = caller.page.locator('.visavis-call-panel', { has: caller.page.locator('[data-reason]') });
    await expect(panel.locator('[data-reason]')).toBeVisible();
    return new Details(caller, panel);
  }

  /** Waits until they say each of these. */
  async says(...words: readonly (RegExp | string)[]): Promise<void> {
    for (const each of words) {
      await expect
        .poll(() => this.#text(), { message: `${this.#caller.name}'s details say ${each}` })
        .toMatch(each);
    }
  }

  /** Waits until a table has a row of this name. */
  async hasRow(name: RegExp): Promise<void> {
    await expect(this.panel.getByRole('row', { name }).first()).toBeVisible();
  }

  /** Saves what happened as a file. @returns its text, and the call in it */
  async save(): Promise<{ text: string; call: CallRecord }> {
    const downloading = this.#caller.page.waitForEvent('download');
    await this.panel.getByRole('button', { name: 'Save as a file' }).click();
    const text = await readFile(await (await downloading).path(), 'utf8');
    const read = readCallFile(text);
    if (read.status !== 'ok') throw new Error(`The file can not be read: ${read.detail}`);
    return { text, call: read.call };
  }

  async #text(): Promise<string> {
    const text = await this.panel.evaluate((element) => (element as HTMLElement).innerText);
    return text.replaceAll(/\s+/g, ' ');
  }
}
