import { handOutIce } from '../../../server/handOutIce';

export const dynamic = 'force-dynamic';

const answer = (request: Request) => handOutIce(request, process.env);

// It answers other methods than GET itself, in the same form as every other error.
export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
