package de.buergerterminal.device.zvt;

import static org.assertj.core.api.Assertions.assertThat;

import de.buergerterminal.device.Authorisation;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlementTest {
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 22, 12, 0);

    /// A payment of 13.00 after receipt 0041; `04 0F`, if seen, named receipt 0042 and trace
    /// 001234.
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # before, seen, what the terminal tells of its last transaction,          settled as
                    41, true,  27 00 04 00 00 00 00 13 00 0B 00 12 34 87 00 42,               Booked
                    41, true,  27 00 87 00 42,                                                Booked
                    41, true,  27 6C 04 00 00 00 00 13 00 0B 00 12 34 87 00 42,               NotBooked
                    41, true,  27 00 04 00 00 00 00 13 00 0B 00 12 33 87 00 41,               NotBooked
                    # a reversal booked under a number of its own names the original trace
                    41, true,  27 00 04 00 00 00 00 13 00 0B 00 12 35 37 00 12 34 87 00 43,   NotBooked
                    41, true,  27 00 04 00 00 00 00 13 00 0B 00 12 35 87 00 43,               Undecided
                    41, true,  27 00 04 00 00 00 00 99 00 0B 00 12 34 87 00 42,               Undecided
                    41, true,  27 00 04 00 00 00 00 13 00 0B 00 99 99 87 00 42,               Undecided
                    41, true,  27 00 04 00 00 00 00 13 00,                                    Undecided
                    41, true,  ,                                                              Undecided
                    # 04 0F never arrived, yet the terminal booked it
                    41, false, 27 00 04 00 00 00 00 13 00 0B 00 12 34 87 00 42,               Booked
                    # the older payment of the same amount
                    41, false, 27 00 04 00 00 00 00 13 00 0B 00 12 33 87 00 41,               NotBooked
                    41, false, 27 05 04 00 00 00 00 13 00,                                    NotBooked
                    41, false, 27 00 04 00 00 00 00 77 00 0B 00 12 34 87 00 42,               Undecided
                    # nothing known from before: an older payment must not be taken for this one
                    ,   false, 27 00 04 00 00 00 00 13 00 0B 00 12 34 87 00 42,               Undecided
                    ,   false, ,                                                              NotBooked
                    41, false, ,                                                              Undecided
                    """)
    void thePaymentIsFoundOrNotTakenForAnotherOne(
            Integer before, boolean seen, String told, String settled) {
        var authorised = new Authorisation(13_00, 42, 1234, "29001006", "girocard", "", NOON);
        var decision =
                Settlement.of(
                        13_00,
                        before == null ? OptionalInt.empty() : OptionalInt.of(before),
                        seen ? Optional.of(authorised) : Optional.empty(),
                        Optional.ofNullable(told)
                                .map(Bytes::ofHex)
                                .map(it -> StatusInformation.parse(it, LocalDate.EPOCH)));
        assertThat(decision.getClass().getSimpleName()).isEqualTo(settled);
    }
}
