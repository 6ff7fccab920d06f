package de.buergerterminal.device.zvt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each command in the bytes of PA00P015 rev 13.08, with the password 123456.
class TerminalTaskTest {
    private static final Bytes PASSWORD = Bytes.ofHex("12 34 56");

    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of(new TerminalTask.EndOfDay(), "06 50 03 12 34 56"),
                Arguments.of(new TerminalTask.Diagnosis(), "06 70 00"),
                Arguments.of(new TerminalTask.Initialisation(), "06 93 03 12 34 56"),
                Arguments.of(new TerminalTask.SendTotals(), "06 10 03 12 34 56"),
                Arguments.of(new TerminalTask.PrintConfiguration(), "06 1A 00"),
                Arguments.of(new TerminalTask.SelfTest(), "06 79 00"),
                Arguments.of(new TerminalTask.RepeatReceipt(), "06 20 03 12 34 56"),
                Arguments.of(new TerminalTask.LogOff(), "06 02 00"),
                Arguments.of(new TerminalTask.Reset(), "06 18 00"),
                Arguments.of(
                        new TerminalTask.SetTime(LocalDateTime.of(2026, 11, 22, 9, 5, 7)),
                        "06 91 0B 12 34 56 AA 26 11 22 0C 09 05 07"),
                Arguments.of(
                        new TerminalTask.DisplayText(30, List.of("Gr\u00fc\u00df Gott", "")),
                        "06 E0 11 F0 1E F1 F0 F9 47 72 81 E1 20 47 6F 74 74" + " F2 F0 F0"),
                Arguments.of(
                        new TerminalTask.Refund(13_00),
                        "06 31 0D 12 34 56 04 00 00 00 00 13 00 49 09 78"),
                Arguments.of(
                        new TerminalTask.PreAuthorise(110_00),
                        "06 22 0A 04 00 00 00 01 10 00 49 09 78"),
                Arguments.of(
                        new TerminalTask.BookReservation(42, 99_99),
                        "06 23 0D 87 00 42 04 00 00 00 00 99 99 49 09 78"),
                Arguments.of(new TerminalTask.ReleaseReservation(42), "06 25 03 87 00 42"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isSentAsTheSpecificationWritesIt(TerminalTask task, String hex) {
        var command = task.command(PASSWORD, TerminalCharset.CP437);
        assertThat(Bytes.copyOf(command.encoded())).isEqualTo(Bytes.ofHex(hex));
    }

    @Test
    void everyTaskIsInTheTable() {
        var tabled = commands().map(it -> (Class<?>) it.get()[0].getClass()).distinct().toList();
        assertThat(TerminalTask.class.getPermittedSubclasses())
                .containsExactlyInAnyOrderElementsOf(tabled);
    }

    @Test
    void aDisplayHasEightLinesAtMost() {
        assertThatThrownBy(() -> new TerminalTask.DisplayText(0, List.of("x".repeat(100))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void totalsAreSummedOverAllBrands() {
        var totals =
                DayTotals.parse(
                        Bytes.ofHex(
                                "00 41 00 57"
                                        + " 0A 00 00 00 01 30 00"
                                        + " 00 00 00 00 00 00 00"
                                        + " 02 00 00 00 00 25 99"
                                        + " 00 00 00 00 00 00 00".repeat(4)));
        assertThat(totals).contains(new DayTotals(41, 57, 12, 155_99));
    }

    @Test
    void totalsOfAnotherFormAreNotGuessed() {
        assertThat(DayTotals.parse(Bytes.ofHex("00 41 00 57"))).isEmpty();
        assertThat(DayTotals.parse(Bytes.ofHex("00 41 00 57" + " 01 0A 0B 0C 0D 0E 0F".repeat(7))))
                .isEmpty();
    }
}
