import { call, GREEN, RED } from '../call';
import { cell, expect } from '../cell';
import { secondStun, turn, turnUdp } from '../ice';
import { Details } from '../people/details';
import { internet } from '../net/addresses';

/** What the details say of a call in which there are paths, servers and NATs of every kind. */
cell.describe('Explained', () => {
  cell('a call between symmetric NATs says why it is relayed', async ({ lab }) => {
    await lab.addStun();
    await lab.serve({ ...turn(turnUdp), ...secondStun });
    const ada = (await lab.visit('Ada', RED, lab.router({ number: 1, nat: 'symmetric' }))).caller;
    const ben = (await lab.visit('Ben', GREEN, lab.router({ number: 2, nat: 'symmetric' }))).caller;
    await call(lab, ada, ben);
    const details = await Details.open(ada);

    // 1. Is it direct or relayed, and why?
    await details.hasRow(/^Ben .*Through a relay/);
    await details.says(/Through a relay(?:, because the direct pairs that were tried did not work|: ICE found no direct pair| of the other side)/);
    await details.says('Without TURN, there would be no call between these two.');
    // 2. Which candidate types, when, and what became of the pairs?
    await details.says(/You gathered \d+ host \(after .*\), \d+ srflx \(after .*\), .*\d+ relay \(after/);
    await details.says(/They told you .*relay/);
    await details.says(/works?, and (?:is|one of them is) in use \(nominated\), answered within/);
    // 3. Which servers, and do they work from here?
    await details.says(`stun:${internet.turn}:3478 works: gave an address`, /turn:203\.0\.113\.20:3478\?transport=udp works: gave an address/);
    await details.says('With the servers that are set, a call between two symmetric NATs would be relayed.');
    // 4. and 5. What did signaling carry, and who could read it?
    await details.says(/Session control .*Media capabilities .*Network configuration/, /Silent since/);
    await details.says('the signaling server can read it, and could sit in between.');
    // 6. and 7. What is sent and received, and is something limiting it?
    await details.says(/Received · Video \w+/, /Sent · Audio opus/, /not limited|limited by|starting up, too early to say/);
    // 8. What NAT am I behind?
    await details.says(/Your NAT (?:There is one|It looks symmetric)/);
    await details.panel.getByRole('button', { name: 'Check the network' }).click();
    await details.says('Your network makes direct calls hard: a relay is often needed.');
    await details.hasRow(/^turn:.* Works UDP, .*relay, there and back in/);
    // 9. and 10. What happens when the network goes, and why secure origins?
    await details.says('ICE looks for another path (ICE restart)', 'This page came from a secure origin');
  });

  cell('a call says what it did about a change of networks', async ({ lab }) => {
    await lab.serve(turn(turnUdp));
    const [home, office, mobile] = [1, 2, 3].map((number) => lab.router({ number, nat: 'cone' as const }));
    if (!home || !office || !mobile) throw new Error('Three numbers make three routers.');
    const ada = await lab.visit('Ada', RED, home, mobile);
    const ben = (await lab.visit('Ben', GREEN, office)).caller;
    await call(lab, ada.caller, ben);
    const details = await Details.open(ada.caller);
    await details.says(/Your NAT There is one|Your NAT It looks symmetric/);

    const fault = Date.now();
    ada.wifi.down();
    await ada.caller.timeOf('offline', fault);
    ada.cell?.up();
    await ada.caller.timeOf('online', fault);
    await Promise.all([ada.caller.seesAlive(ben), ben.seesAlive(ada.caller)]);

    const cause = 'the network came back, or is another one';
    await details.says('Your network is gone', 'Your network is back', `ICE restart with Ben: ${cause}`);
    await details.hasRow(/^Ben, First connection/);
    await details.hasRow(/^Ben, ICE restart/);
    await details.says(/ICE restart (?:to|from) Ben/);

    const { call: recorded } = await details.save();
    expect(recorded.events.map(({ kind, value }) => `${kind} ${value}`)).toEqual(
      expect.arrayContaining(['network offline', 'network online', 'iceRestart null']),
    );
    await ada.caller.button('Leave call').click();
    await expect(ada.caller.page.getByRole('region', { name: 'Your call' })).toContainText(`ICE restart, because ${cause}`);
  });
});
