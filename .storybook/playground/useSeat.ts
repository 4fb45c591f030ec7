import { useEffect, useMemo, useState } from 'react';
import { useConnectionQuality, useRoom, type ConnectionQuality, type Participant, type Peer, type UseRoomResult } from '@visavis/hooks';
import { createFrameLoss } from './frameLoss';
import type { TroubledHub } from './troubledHub';
import { useInspection, type Inspection } from './useInspection';

/** One of the two browsers, and what can be done to it. */
export interface Seat {
  readonly name: string;
  readonly stream: MediaStream | null;
  readonly call: UseRoomResult;
  /** The other one, while they are in the room. */
  readonly other: Participant | null;
  readonly quality: ConnectionQuality | undefined;
  readonly inspection: Inspection;
  readonly saveData: boolean;
  setSaveData(saveData: boolean): void;
  /** The share of one's encoded pictures that never leaves, from 0 to 1. */
  readonly frameLoss: number;
  setFrameLoss(loss: number): void;
}

/** Sits in the room from the start, as a person's tab would. */
export function useSeat(hub: TroubledHub, name: string, stream: MediaStream | null): Seat {
  const signaling = useMemo(() => hub.room('playground'), [hub]);
  const [saveData, setSaveData] = useState(false);
  const call = useRoom({ signaling, name, media: stream, saveData, autoJoin: true });
  const { participants } = call;

  const other = participants[0] ?? null;
  const peer = other?.peer ?? null;
  const [frameLoss, setFrameLoss] = useState(0);
  useFrameLoss(peer, frameLoss);

  return {
    name,
    stream,
    call,
    other,
    quality: useConnectionQuality(peer),
    inspection: useInspection(peer),
    saveData,
    setSaveData,
    frameLoss,
    setFrameLoss,
  };
}

/**
 * Loses a share of what is sent over a peer. Chromium lets nothing get between encoder and network unless it is there
 * when the sender is made, so the first loss starts the connection over; and anyone who got between stays there, since
 * Chromium sends nothing at all once it is gone.
 */
function useFrameLoss(peer: Peer | null, share: number) {
  const [loss] = useState(createFrameLoss);
  const [isDamaged, setDamaged] = useState(false);
  if (share > 0 && !isDamaged) setDamaged(true);
  useEffect(() => loss.set(share), [loss, share]);

  useEffect(() => {
    if (!peer || !isDamaged) return undefined;
    let detach: (() => void) | undefined;
    let told = false;
    const unsubscribe = peer.subscribeEvents(({ kind }) => {
      // At first it tells of the connection that is there already.
      if (kind !== 'connection' || !told || !peer.connection) return;
      detach?.();
      detach = loss.attach(peer.connection);
    });
    told = true;
    peer.rebuild();
    return () => {
      unsubscribe();
      detach?.();
    };
  }, [loss, peer, isDamaged]);
}
