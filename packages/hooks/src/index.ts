'use client';

export * from './core/index';

export { useChat, type UseChatResult } from './react/useChat';
export { usePeer, type UsePeerOptions, type UsePeerResult } from './react/usePeer';
export { useRoom, type StreamSource, type UseRoomOptions, type UseRoomResult } from './react/useRoom';
