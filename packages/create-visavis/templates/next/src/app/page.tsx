import { redirect } from 'next/navigation';
import { randomId } from '../call/randomId';

// Another room for everybody who comes.
export const dynamic = 'force-dynamic';

export default function Page(): never {
  redirect(`/r/${randomId()}`);
}
