package de.buergerterminal.device.zvt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlipsTest {
    private final Slips slips = new Slips(TerminalCharset.CP437);

    @Test
    void ofTwoSlipsByLineTheMarkedOneIsTheCustomers() {
        say("00 4B 75 6E 64 65 6E 62 65 6C 65 67"); // Kundenbeleg
        say("81 45 6E 64 65"); // Ende, last line
        say("40 48 84 6E 64 6C 65 72 62 65 6C 65 67"); // Händlerbeleg
        say("81 45 6E 64 65");
        assertThat(slips.customerCopy()).containsExactly("Kundenbeleg", "Ende");
    }

    @Test
    void ofTwoUnmarkedSlipsTheSecondIsTheCustomers() {
        say("00 31");
        say("81 32");
        say("00 33");
        say("FF 02"); // two line feeds
        say("81 34");
        assertThat(slips.customerCopy()).containsExactly("3", "", "", "4");
    }

    @Test
    void blocksNameTheirType() {
        block("06 0E 1F 07 01 02 25 08 07 01 41 09 01 81 07 00");
        block("06 0B 1F 07 01 01 25 05 09 01 00 07 00");
        block("06 0F 1F 07 01 03 14 01 FE 25 07 09 01 00 07 02 C3 A4");
        assertThat(slips.customerCopy()).containsExactly("A");
    }

    @Test
    void aMerchantsSlipAloneIsNotGivenToTheCitizen() {
        say("00 2A 48 84 6E 64 6C 65 72 62 65 6C 65 67 2A");
        say("81 45 6E 64 65");
        assertThat(slips.customerCopy()).isEmpty();
    }

    @Test
    void aCardNumberPrintedInFullIsMasked() {
        say("81 34 31 31 31 31 31 31 31 31 31 31 31 31 31 31 31");
        assertThat(slips.customerCopy()).containsExactly("************1111");
    }

    @Test
    void aTerminalThatNeverStopsPrintingFillsNoMemory() {
        for (int i = 0; i < 10_000; i++) say("00 41");
        assertThat(slips.customerCopy()).hasSize(400);
    }

    private void say(String hex) {
        slips.accept(new Apdu(ControlField.PRINT_LINE, Bytes.ofHex(hex)));
    }

    private void block(String hex) {
        slips.accept(new Apdu(ControlField.PRINT_BLOCK, Bytes.ofHex(hex)));
    }
}
