package de.buergerterminal.provisioning.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.backend.outbox.OutboxCondition;
import de.buergerterminal.device.DeviceKind;
import de.buergerterminal.device.FaultCode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FleetTextsTest {
    @Test
    void germanAndEnglishSayTheSameThings() {
        assertThat(FleetTexts.in("en").all().keySet())
                .isEqualTo(FleetTexts.in("de").all().keySet());
    }

    @ParameterizedTest
    @EnumSource(FaultCode.class)
    void everyFaultOfADeviceHasAShortWordForTheList(FaultCode code) {
        for (String language : new String[] {"de", "en"}) {
            var texts = FleetTexts.in(language);
            assertThat(texts.find("fault." + code)).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void everyKindOfDeviceAndEveryPresenceHasAName(String language) {
        var texts = FleetTexts.in(language);
        for (var kind : DeviceKind.values()) {
            assertThat(texts.find("kind." + kind.word())).isPresent();
        }
        for (var presence : Presence.values()) {
            assertThat(texts.find("presence." + presence)).isPresent();
        }
        for (var condition : OutboxCondition.values()) {
            assertThat(texts.find("outbox." + condition)).isPresent();
            if (condition == OutboxCondition.SOUND) continue;
            assertThat(texts.find("fault.OUTBOX_" + condition)).isPresent();
            assertThat(texts.find("cure.OUTBOX_" + condition)).isPresent();
        }
        Stream.of(Presence.values())
                .filter(it -> !it.speaks())
                .forEach(it -> assertThat(texts.find("advice." + it)).isPresent());
    }
}
