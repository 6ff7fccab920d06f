package de.buergerterminal.kiosk.screen;

import de.buergerterminal.kiosk.language.Wording;
import de.buergerterminal.kiosk.screen.part.Icon;
import de.buergerterminal.kiosk.screen.part.Message;
import de.buergerterminal.kiosk.screen.part.Waiting;
import javafx.scene.layout.Region;

/// The office is being asked about a case.
record CheckingScreen(Wording words) implements Screen {
    @Override
    public Region body() {
        return new Message(
                        Icon.HOURGLASS,
                        Message.Mood.CALM,
                        words.of("checking.title"),
                        words.of("checking.sentence"))
                .with(new Waiting());
    }
}
