import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useState,
  type ComponentPropsWithRef,
  type ReactNode,
} from 'react';
import { Icon } from '../Icon/Icon';
import { soundShape } from '../Icon/shapes';
import { keepFocus } from '../keepFocus';
import { joinClasses } from '../joinClasses';
import { useComponentLabels } from '../Labels/useComponentLabels';
import type { Labels } from '../locales/en';
import { autoplayGate } from '../locales/en/autoplayGate';

/** Turns one element's sound on; called inside a person's click. */
export type Unblock = () => void;

type Register = (unblock: Unblock) => () => void;

const GateContext = /* @__PURE__ */ createContext<Register | null>(null);

export interface AutoplayGateProps extends ComponentPropsWithRef<'div'> {
  /** The page, with every tile whose sound may be held back. */
  children?: ReactNode;
  labels?: Partial<Labels['autoplayGate']> | undefined;
}

/**
 * Collects everything below it whose sound the browser holds back, and asks for one click for all of it.
 *
 * Put one around the page. Its root, which the remaining props go to, is there only while something is
 * blocked.
 */
export function AutoplayGate({ labels, children, className, ...rest }: AutoplayGateProps) {
  const text = useComponentLabels('autoplayGate', autoplayGate, labels);
  const [blocked, setBlocked] = useState<readonly Unblock[]>([]);
  const register = useCallback<Register>((unblock) => {
    setBlocked((before) => [...before, unblock]);
    return () => setBlocked((before) => before.filter((other) => other !== unblock));
  }, []);

  return (
    <GateContext.Provider value={register}>
      {children}
      {blocked.length > 0 && (
        <div {...rest} className={joinClasses('visavis-autoplay-gate', className)}>
          <output>{text.blocked}</output>
          <button
            type="button"
            className="visavis-button"
            onClick={({ currentTarget }) => {
              keepFocus(currentTarget);
              for (const unblock of blocked) unblock();
            }}
          >
            <Icon shape={soundShape} />
            {text.turnOn}
          </button>
        </div>
      )}
    </GateContext.Provider>
  );
}

/** Whether there is a gate above. */
export const useIsGated = (): boolean => useContext(GateContext) !== null;

/**
 * Registers with the gate above while `blocked`, for players of your own.
 *
 * @param unblock a stable function
 * @returns false: there is no gate, so show a button yourself
 */
export function useAutoplayGate(blocked: boolean, unblock: Unblock): boolean {
  const register = useContext(GateContext);
  useEffect(() => (blocked ? register?.(unblock) : undefined), [register, blocked, unblock]);
  return register !== null;
}
