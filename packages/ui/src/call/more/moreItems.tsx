import type { UseRecorderResult, UseUserMediaResult } from '@visavis/hooks';
import { Icon } from '../../Icon/Icon';
import * as shapes from '../../Icon/shapes';
import { type MenuItem } from '../../Menu/Menu';
import { canFloat } from '../../PictureInPicture/openWindow';
import type { CallLabels } from '../locales/en';
import type { UseReactionsResult } from '../reactions/useReactions';
import type { Panel } from '../usePanel';
import { isRecording } from '../useCallRecording';

/** What the menu works on. */
export interface MoreOptions {
  reactions: UseReactionsResult;
  panel: Panel;
  recorder: UseRecorderResult;
  camera: UseUserMediaResult['camera'];
  /** 'spotlight', or anything else for the grid. */
  layout: string;
  onLayoutChange: (layout: string) => void;
  /** Whether the call is in a window of its own. */
  floating: boolean;
  onFloatingChange: (floating: boolean) => void;
  /** Ends the call for everyone, which hosts can. */
  onEnd?: (() => void) | undefined;
  onDevices: () => void;
  onHelp: () => void;
}

/** The lines of the menu, as things stand. */
export function moreItems(
  { more: words, floating: floatingWords }: CallLabels,
  { reactions, panel, recorder, camera, layout, onLayoutChange, floating, onFloatingChange, onEnd, onDevices, onHelp }: MoreOptions,
): MenuItem[] {
  const spotlight = layout === 'spotlight';
  const records = isRecording(recorder);
  return [
    {
      id: 'hand',
      label: reactions.handRaised ? words.lowerHand : words.raiseHand,
      icon: <Icon shape={shapes.handShape} />,
      onSelect: () => reactions.raiseHand(!reactions.handRaised),
    },
    {
      id: 'participants',
      label: panel.open === 'participants' ? words.hideParticipants : words.showParticipants,
      icon: <Icon shape={shapes.participantsShape} />,
      onSelect: () => panel.toggle('participants'),
    },
    ...(camera.canFlip
      ? [{ id: 'flip', label: words.flip, icon: <Icon shape={shapes.flipShape} />, onSelect: () => void camera.flip() }]
      : []),
    {
      id: 'layout',
      label: spotlight ? words.grid : words.spotlight,
      icon: <Icon shape={spotlight ? shapes.gridShape : shapes.spotlightShape} />,
      onSelect: () => onLayoutChange(spotlight ? '' : 'spotlight'),
    },
    ...(canFloat()
      ? [
          {
            id: 'float',
            label: floating ? floatingWords.back : words.float,
            icon: <Icon shape={shapes.floatingShape} />,
            onSelect: () => onFloatingChange(!floating),
          },
        ]
      : []),
    {
      id: 'record',
      label: records ? words.stopRecording : words.record,
      icon: <Icon shape={records ? shapes.stopShape : shapes.recordShape} />,
      onSelect: () => void (records ? recorder.stop() : recorder.start()),
    },
    { id: 'devices', label: words.devices, icon: <Icon shape={shapes.devicesShape} />, onSelect: onDevices },
    ...(onEnd ? [{ id: 'end', label: words.end, icon: <Icon shape={shapes.endShape} />, onSelect: onEnd }] : []),
    { id: 'keys', label: words.keys, icon: <Icon shape={shapes.keyboardShape} />, onSelect: onHelp },
  ];
}
