import { Menu, type MenuItem } from '../../Menu/Menu';
import { useCallLabels } from '../CallLabels';
import { reactions, type Reaction } from '../signs/sign';

export interface MoreMenuProps {
  /** By which the button opens it: its `popoverTarget`. */
  id: string;
  items: readonly MenuItem[];
  onReact: (reaction: Reaction) => void;
}

/** What else one can do in a call, in a popover above the controls. After a reaction it stays, for the next one. */
export function MoreMenu({ id, items, onReact }: MoreMenuProps) {
  const { more, signs } = useCallLabels();
  const names = Object.keys(reactions) as Reaction[];
  return (
    <Menu id={id} aria-label={more.label} className="visavis-call-more-menu" items={items}>
      <div className="visavis-call-more-menu-reactions">
        {names.map((reaction) => (
          <button
            key={reaction}
            type="button"
            role="menuitem"
            tabIndex={-1}
            aria-label={signs.reactions[reaction]}
            title={signs.reactions[reaction]}
            onClick={() => onReact(reaction)}
          >
            {reactions[reaction]}
          </button>
        ))}
      </div>
    </Menu>
  );
}
