"""A WHIP and WHEP endpoint on aiortc, which is nobody's of this repository: it decodes what is published, and
encodes it again for whoever plays it.

POST /whip, POST /whep: 201 with an answer and the session's location. DELETE of a session ends it. A PATCH adds
candidates; one that restarts ICE is refused with 405, since aiortc can not. GET /seen tells what the last publisher's
picture and sound are like. Serves on the port that is its argument, 0 for a free one, and prints it.
"""

import asyncio
import sys
import uuid

import numpy
from aiohttp import web
from aiortc import RTCPeerConnection, RTCSessionDescription
from aiortc.contrib.media import MediaRelay
from aiortc.mediastreams import MediaStreamError
from aiortc.sdp import candidate_from_sdp

CORS = {
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "GET, POST, PATCH, DELETE",
    "access-control-allow-headers": "authorization, content-type, if-match",
    "access-control-expose-headers": "location, etag, link, retry-after",
}
# How much sound is looked at, in samples.
SOUND = 8192

sessions = {}
relay = MediaRelay()
# The tracks of the last publisher, by kind, and what was seen of them.
published = {}
seen = {"color": None, "toneHz": None, "frames": 0}


def answer(status, text="", headers=None, content_type="text/plain"):
    return web.Response(status=status, text=text, headers={**CORS, **(headers or {})}, content_type=content_type)


async def watch(track):
    """Decodes a track for as long as it lasts."""
    sound = numpy.zeros(0)
    try:
        while True:
            frame = await track.recv()
            if track.kind == "video":
                picture = frame.to_ndarray(format="rgb24")
                seen["color"] = [int(part) for part in picture[picture.shape[0] // 12, picture.shape[1] // 12]]
                seen["frames"] += 1
            else:
                channels = len(frame.layout.channels)
                samples = frame.to_ndarray().reshape(-1, channels)[:, 0]
                sound = numpy.concatenate([sound, samples])[-SOUND:]
                seen["toneHz"] = loudest(sound, frame.sample_rate)
    except MediaStreamError:
        return


def loudest(sound, rate):
    """The frequency that sounds loudest, in Hz; None: silence."""
    if len(sound) < SOUND or numpy.abs(sound).max() < 300:
        return None
    spectrum = numpy.abs(numpy.fft.rfft(sound * numpy.hanning(len(sound))))
    return float(numpy.argmax(spectrum) * rate / len(sound))


async def open_session(request, prepare):
    connection = RTCPeerConnection()
    name = uuid.uuid4().hex
    try:
        offer = RTCSessionDescription(sdp=await request.text(), type="offer")
        await prepare(connection, offer)
        await connection.setLocalDescription(await connection.createAnswer())
    except (ValueError, KeyError) as error:
        await connection.close()
        return answer(400, str(error))
    sessions[name] = connection

    @connection.on("connectionstatechange")
    async def on_state():
        if connection.connectionState in ("failed", "closed"):
            sessions.pop(name, None)

    sdp = connection.localDescription.sdp
    return answer(201, sdp, {"location": f"/session/{name}"}, "application/sdp")


async def publish(request):
    async def prepare(connection, offer):
        @connection.on("track")
        def on_track(track):
            published[track.kind] = track
            asyncio.ensure_future(watch(relay.subscribe(track)))

        seen.update(color=None, toneHz=None, frames=0)
        await connection.setRemoteDescription(offer)

    return await open_session(request, prepare)


async def play(request):
    live = [track for track in published.values() if track.readyState == "live"]
    if not live:
        return answer(404, "Nothing is published.")

    async def prepare(connection, offer):
        for track in live:
            connection.addTrack(relay.subscribe(track))
        await connection.setRemoteDescription(offer)

    return await open_session(request, prepare)


async def change(request):
    connection = sessions.get(request.match_info["name"])
    if not connection:
        return answer(404)
    fragment = await request.text()
    if request.headers.get("if-match") == "*":
        return answer(405)
    mid = None
    for line in fragment.splitlines():
        if line.startswith("a=mid:"):
            mid = line[len("a=mid:"):]
        if line.startswith("a=candidate:"):
            candidate = candidate_from_sdp(line[len("a=candidate:"):])
            candidate.sdpMid = mid
            await connection.addIceCandidate(candidate)
    return answer(204)


async def end(request):
    connection = sessions.pop(request.match_info["name"], None)
    if not connection:
        return answer(404)
    await connection.close()
    return answer(200)


async def tell(_request):
    return web.json_response({**seen, "sessions": len(sessions)}, headers=CORS)


async def permit(_request):
    return answer(204)


async def main(port):
    app = web.Application()
    app.router.add_post("/whip", publish)
    app.router.add_post("/whep", play)
    app.router.add_patch("/session/{name}", change)
    app.router.add_delete("/session/{name}", end)
    app.router.add_get("/seen", tell)
    app.router.add_route("OPTIONS", "/{any:.*}", permit)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port)
    await site.start()
    print(site._server.sockets[0].getsockname()[1], flush=True)
    await asyncio.Event().wait()


asyncio.run(main(int(sys.argv[1])))
