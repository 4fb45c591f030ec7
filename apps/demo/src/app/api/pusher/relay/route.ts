import { relaySignal } from '../../../../server/relaySignal';

export const dynamic = 'force-dynamic';

const answer = (request: Request) => relaySignal(request, process.env);

// It answers other methods than POST itself, in the same form as every other error.
export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
