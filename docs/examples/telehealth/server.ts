import { createHash, randomBytes } from 'node:crypto';
import { createRoomTokens } from '@visavis/server';
import { Server } from 'socket.io';
import { serve } from 'srvx';
import { staticMiddleware } from 'srvx/static';

const tokens = createRoomTokens({ secret: process.env.VISIT_SECRET ?? randomBytes(32).toString('base64') });
const site = serve({ middleware: [staticMiddleware({ dir: 'dist' })], fetch: () => new Response(null, { status: 404 }) });
const io = new Server(site.node?.server, { maxHttpBufferSize: 64_000 });
const { sockets, adapter } = io.of('/');

io.use(async (socket, next) => {
  const { visit, token, tab, name } = socket.handshake.auth as Record<string, unknown>;
  const role = await tokens.roleOf(String(token), String(visit));
  if (!role) return next(new Error('This link is not good any more.'));
  const id = createHash('sha256').update(`${role} ${String(visit)} ${String(tab)}`).digest('base64url').slice(0, 22);
  socket.data = { id, name: String(name).slice(0, 64), verified: false, role, access: 'locked' };
  next();
});

io.on('connection', (socket) => {
  const visit = `visit ${String(socket.handshake.auth['visit'])}`;
  const self = socket.data as { id: string };
  const others = [...(adapter.rooms.get(visit) ?? [])].map((each) => sockets.get(each)?.data as { id: string });
  const isBack = others.some(({ id }) => id === self.id);
  void socket.join([visit, self.id]);
  socket.emit('open', self, others.filter(({ id }) => id !== self.id));
  if (!isBack) socket.to(visit).emit('join', self);
  socket.on('message', (data) => socket.to(visit).emit('message', self.id, data));
  // Not while a newer connection of the same tab is there.
  socket.on('disconnect', () => void (adapter.rooms.has(self.id) || socket.to(visit).emit('leave', self.id)));
});

const visit = process.env.VISIT ?? 'today';
const { port } = new URL((await site.ready()).url ?? '');
for (const [who, role] of [['Doctor', 'host'], ['Patient', 'guest']] as const) {
  process.stdout.write(`${who}: http://localhost:${port}/#visit=${visit}&token=${await tokens.issue(visit, { role })}\n`);
}
