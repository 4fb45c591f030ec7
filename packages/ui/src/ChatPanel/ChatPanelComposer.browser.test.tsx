import { createRef, useState } from 'react';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { userEvent } from 'vitest/browser';
import '../styles/index.css';
import { ChatPanelComposer } from './ChatPanelComposer';

test('an uncontrolled draft begins as it is told, and tells what becomes of it', async () => {
  const onDraftChange = vi.fn<(draft: string) => void>();
  const onTyping = vi.fn<(typing: boolean) => void>();
  const screen = await render(
    <ChatPanelComposer defaultDraft="He" onSend={() => true} onDraftChange={onDraftChange} onTyping={onTyping} />,
  );
  const box = screen.getByRole('textbox', { name: 'Message' });
  await expect.element(box).toHaveValue('He');
  await userEvent.type(box, '{End}y{Enter}');
  await expect.element(box).toHaveValue('');
  expect(onDraftChange.mock.calls).toEqual([['Hey'], ['']]);
  await userEvent.type(box, 'x{Backspace}');
  expect(onTyping.mock.calls).toEqual([[true], [true], [false]]);
});

test('a controlled draft is what its owner says', async () => {
  const onSend = vi.fn<(text: string) => void>();
  function Owner() {
    const [draft, setDraft] = useState('');
    return (
      <>
        <button type="button" onClick={() => setDraft(`${draft}🙂`)}>
          Smile
        </button>
        <ChatPanelComposer draft={draft} onDraftChange={(next) => setDraft(next.replace('!', ''))} onSend={onSend} />
      </>
    );
  }
  const screen = await render(<Owner />);
  const box = screen.getByRole('textbox');
  await userEvent.type(box, 'Hi!');
  (screen.getByRole('button', { name: 'Smile' }).element() as HTMLElement).click();
  await expect.element(box).toHaveValue('Hi🙂');
  (screen.getByRole('button', { name: 'Send' }).element() as HTMLElement).click();
  await expect.element(box).toHaveValue('');
  expect(onSend).toHaveBeenCalledExactlyOnceWith('Hi🙂');
});

test('hands out its box, and takes buttons and attributes of your own', async () => {
  const ref = createRef<HTMLTextAreaElement>();
  const screen = await render(
    <ChatPanelComposer inputRef={ref} className="own" data-owner="page">
      <button type="button">Emoji</button>
    </ChatPanelComposer>,
  );
  ref.current?.focus();
  await expect.element(screen.getByRole('textbox', { name: 'Message' })).toHaveFocus();
  expect(screen.container.firstElementChild).toHaveProperty('className', 'visavis-chat-composer own');
  await expect.element(screen.getByRole('button', { name: 'Emoji' })).toBeVisible();
});

test('grows with its text, also in browsers that can’t do it by themselves', async () => {
  const supports = vi.spyOn(CSS, 'supports').mockReturnValue(false);
  const screen = await render(<ChatPanelComposer defaultDraft={'one\ntwo\nthree\nfour'} />);
  supports.mockRestore();
  const box = screen.getByRole('textbox').element();
  await expect.poll(() => box.scrollHeight - box.clientHeight).toBeLessThan(2);
});
