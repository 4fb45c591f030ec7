import { signInMember } from '../../../../server/signInMember';

export const dynamic = 'force-dynamic';
// The upstream servers have 3 s each.
export const maxDuration = 10;

const answer = (request: Request) => signInMember(request, process.env);

// It answers other methods than POST itself, in the same form as every other error.
export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
