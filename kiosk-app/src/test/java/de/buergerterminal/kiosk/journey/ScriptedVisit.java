package de.buergerterminal.kiosk.journey;

import de.buergerterminal.backend.catalogue.ServiceId;
import de.buergerterminal.kiosk.PlayedKiosk;
import de.buergerterminal.kiosk.offer.Offer;
import de.buergerterminal.kiosk.session.SessionEvent;
import de.buergerterminal.kiosk.session.SessionEvent.Answered;
import de.buergerterminal.kiosk.session.SessionEvent.LanguageChosen;
import de.buergerterminal.kiosk.session.SessionEvent.NextPressed;
import de.buergerterminal.kiosk.session.SessionEvent.ServiceChosen;
import de.buergerterminal.kiosk.session.SessionEvent.Touched;
import de.buergerterminal.kiosk.session.SessionState;
import de.buergerterminal.kiosk.session.SessionState.Attract;
import de.buergerterminal.kiosk.session.SessionState.ChoosingService;
import de.buergerterminal.kiosk.session.SessionState.FillingIn;
import de.buergerterminal.kiosk.session.SessionState.Reviewing;
import de.buergerterminal.kiosk.session.SessionState.ShowingService;
import de.buergerterminal.kiosk.session.SessionState.Welcoming;
import java.nio.file.Path;

/// One visit in a process of its own, which is there to be killed: says `ready`, waits for a line,
/// sends one request, and names each state it comes to.
final class ScriptedVisit {
    private static final long LONGEST_NANOS = 180_000_000_000L;
    private static final long START = System.nanoTime();

    private final PlayedKiosk kiosk;
    private final ServiceId service;

    private ScriptedVisit(PlayedKiosk kiosk, ServiceId service) {
        this.kiosk = kiosk;
        this.service = service;
    }

    /// @param arguments configuration file and service
    public static void main(String[] arguments) throws Exception {
        var kiosk = PlayedKiosk.start(Path.of(arguments[0]));
        while (!worksCompletely(kiosk.offer()) || !(kiosk.state() instanceof Attract)) pause();
        System.out.println("ready");
        if (System.in.read() < 0) return;
        new ScriptedVisit(kiosk, new ServiceId(arguments[1])).run();
    }

    private static boolean worksCompletely(Offer offer) {
        return offer.entries().stream()
                .allMatch(it -> it.availability().equals(new Offer.Availability.Now()));
    }

    private void run() throws InterruptedException {
        while (true) {
            var here = kiosk.state();
            System.out.println("state " + here.getClass().getSimpleName());
            act(here);
            while (kiosk.state().equals(here)) pause();
        }
    }

    private void act(SessionState here) {
        switch (here) {
            case Attract _ -> touch(new Touched());
            case Welcoming _ -> touch(new LanguageChosen("de"));
            case ChoosingService _ -> touch(new ServiceChosen(service));
            case ShowingService _, Reviewing _ -> touch(new NextPressed());
            case FillingIn it -> {
                var answers = Requests.of(service);
                var missing =
                        TownHall.fields(TownHall.pageOf(it))
                                .filter(answers::containsKey)
                                .filter(field -> it.draft().answers().of(field).isEmpty())
                                .findFirst();
                touch(
                        missing.<SessionEvent>map(field ->
                                        new Answered(field, answers.getOrDefault(field, "")))
                                .orElseGet(NextPressed::new));
            }
            default -> {}
        }
    }

    private void touch(SessionEvent event) {
        kiosk.post(event);
    }

    private static void pause() throws InterruptedException {
        // Nobody may be left behind when the test that should kill this one is gone.
        if (System.nanoTime() - START > LONGEST_NANOS) Runtime.getRuntime().halt(3);
        Thread.sleep(2);
    }
}
