'use client';

export { useWhip, type UseWhipOptions, type UseWhipResult } from './react/useWhip';
export { useWhep, type UseWhepOptions, type UseWhepResult } from './react/useWhep';
