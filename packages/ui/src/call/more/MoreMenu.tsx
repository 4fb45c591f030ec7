import { Menu } from '../../Menu/Menu';
import { ReactionPicker } from '../../Reactions/ReactionPicker';
import { useCallLabels } from '../CallLabels';
import { isReaction } from '../reactions/reactionMessage';
import { moreItems, type MoreOptions } from './moreItems';

export interface MoreMenuProps extends MoreOptions {
  /** By which the button opens it: its `popoverTarget`. */
  id: string;
}

/** What else can be done in a call, in a popover above the controls. After a reaction it stays, for the next one. */
export function MoreMenu({ id, ...options }: MoreMenuProps) {
  const words = useCallLabels();
  return (
    <Menu id={id} aria-label={words.more.label} className="visavis-call-more-menu" items={moreItems(words, options)}>
      <ReactionPicker
        inMenu
        className="visavis-call-more-menu-reactions"
        onReact={(reaction) => isReaction(reaction) && options.reactions.react(reaction)}
      />
    </Menu>
  );
}
