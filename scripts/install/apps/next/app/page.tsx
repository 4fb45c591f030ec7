import { Call } from './Call';
import { publicSettings } from './pusher';

export const dynamic = 'force-dynamic';

export default function Page() {
  return <Call settings={publicSettings()} />;
}
