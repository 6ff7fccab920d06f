package de.buergerterminal.device.smartcard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.buergerterminal.device.CardReader.CardEvent;
import de.buergerterminal.device.CardReader.CardEvent.Reason;
import de.buergerterminal.device.ConfigurationException;
import java.net.URI;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MembershipCardsTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    MIFARE Classic 1K,   3B8F8001804F0CA000000306030001000000006A,   true
                    MIFARE Ultralight,   3B8F8001804F0CA0000003060300030000000068,   true
                    DESFire,             3B8180018080,                               true
                    chip without bytes,  3B80800101,                                 false
                    a contact card,      3B6800000073C84013009000,                   false
                    a longer beginning,  3B818001808000,                             false
                    nothing,             '',                                         false
                    """)
    void onlyKindsThatTownsGiveOutAreRead(String what, String atr, boolean read) {
        assertThat(MembershipCards.USUAL.isRead(bytes(atr))).as(what).isEqualTo(read);
    }

    @Test
    void aTownMayNameItsOwnCards() {
        var ours = ReaderName.cardsOf(URI.create("pcsc:ACS*?also=3B6800*,3b80800101"));
        assertThat(ours.isRead(bytes("3B6800000073C84013009000"))).isTrue();
        assertThat(ours.isRead(bytes("3B80800101"))).isTrue();
        assertThat(ours.isRead(bytes("3B8080010100"))).isFalse();
        assertThat(ReaderName.of(URI.create("pcsc:ACS*?also=3B6800*")).matches("ACS 1")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pcsc:*?also=", "pcsc:*?also=*", "pcsc:*?baud=1", "pcsc:*?also=XYZZ"})
    void aWrongListIsRefusedInOneSentence(String uri) {
        assertThatThrownBy(() -> ReaderName.cardsOf(URI.create(uri)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(uri)
                .hasMessageEndingWith(".");
    }

    @Test
    void aNumberThatIsMadeUpAnewIsNobodysNumber() {
        assertThat(MembershipCards.event("08A1B2C3"))
                .isEqualTo(new CardEvent.NotReadHere(Reason.CHANGING_NUMBER));
        assertThat(MembershipCards.event("04A1B2C3")).isEqualTo(new CardEvent.Inserted("04A1B2C3"));
        assertThat(MembershipCards.event("08A1B2C3D4E5F6"))
                .isEqualTo(new CardEvent.Inserted("08A1B2C3D4E5F6"));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    contactless payment directory, 00A404000E325041592E5359532E444446303100, true
                    payment by card's old name,    00A404000E315041592E5359532E4444463031,   true
                    Visa,                          00A4040007A000000003101000,               true
                    girocard,                      00A404000AA00000035910100280010000,       true
                    the beginning of a name,       00A4040004A0000000,                       true
                    on a logical channel,          01A4040007A000000004101000,               true
                    with an extended length,       00A40400000007A0000000041010,             true
                    health card,                   00A4040006D27600000102,                   true
                    eID,                           00A4040009E80704007F00070302,             true
                    passport,                      00A4040C07A0000002471001,                 true
                    the card's first application,  00A4040000,                               true
                    no name at all,                00A40400,                                 true
                    a length that lies,            00A40400FFA0,                             true
                    a library application,         00A4040007D2760000850100,                 false
                    a file by number,              00A4000C023F00,                           false
                    get challenge,                 0084000008,                               false
                    too short for a command,       00A4,                                     false
                    """)
    void noCommandSelectsWhatIsNeverRead(String what, String apdu, boolean forbidden) {
        assertThat(MembershipCards.forbids(bytes(apdu))).as(what).isEqualTo(forbidden);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
