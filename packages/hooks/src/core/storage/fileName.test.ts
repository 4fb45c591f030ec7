import { describe, expect, it } from 'vitest';
import { cleanFileName, harmlessType } from './fileName';

describe('cleanFileName', () => {
  it.each([
    ['photo.jpg', 'photo.jpg'],
    ['한글 이름.txt', '한글 이름.txt'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\Windows\\x.exe', 'C__Windows_x.exe'],
    ['.bashrc', 'bashrc'],
    ['exe.\u202egpj', 'exe._gpj'],
    ['a\nb\u0000c', 'a_b_c'],
    ['trailing. . ', 'trailing'],
    ['', 'file'],
    ['...', 'file'],
    ['\u200b', '_'],
    ['می\u200cخواهم.txt', 'می\u200cخواهم.txt'],
    ['क्\u200dष.pdf', 'क्\u200dष.pdf'],
    ['\u{1F469}\u200D\u{1F4BB}.png', '\u{1F469}\u200D\u{1F4BB}.png'],
    ['CON', 'CON_'],
    ['nul.txt', 'nul_.txt'],
    ['con .txt', 'con_ .txt'],
    ['CONIN$', 'CONIN$_'],
    ['conout$.log', 'conout$_.log'],
    ['COM1', 'COM1_'],
    ['lpt1.txt', 'lpt1_.txt'],
    ['com¹.txt', 'com¹_.txt'],
    ['LPT²', 'LPT²_'],
    ['COM³ .dat', 'COM³_ .dat'],
    ['console.log', 'console.log'],
    ['con air.mp4', 'con air.mp4'],
    ['com10', 'com10'],
    [`Z${'\u0335'.repeat(60)}.txt`, `Z${'\u0335'.repeat(4)}.txt`],
  ])('%j becomes %j', (name, clean) => {
    expect(cleanFileName(name)).toBe(clean);
  });

  it('cuts a long name and keeps its extension', () => {
    const clean = cleanFileName(`${'😀'.repeat(500)}.jpeg`);
    expect(new TextEncoder().encode(clean).byteLength).toBeLessThanOrEqual(255);
    expect(Array.from(clean).length).toBeGreaterThan(60);
    expect(clean.endsWith('😀.jpeg')).toBe(true);
  });
});

describe('harmlessType', () => {
  it('keeps what can not run a script, and nothing else', () => {
    for (const type of ['image/png', 'image/jpeg', 'audio/ogg', 'video/mp4']) {
      expect(harmlessType(type)).toBe(type);
    }
    for (const type of ['image/svg+xml', 'text/html', 'application/pdf', '', 'image/png;x', 'video/']) {
      expect(harmlessType(type)).toBe('application/octet-stream');
    }
  });
});
