package de.buergerterminal.kiosk.screen.part;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateTypingTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    24121985,   24.12.1985
                    1.2.1990,   01.02.1990
                    03.07.1961, 03.07.1961
                    24,         24.
                    2412,       24.12.
                    241219851,  24.12.1985
                    7.,         07.
                    00.00.1950, 00.00.1950
                    """)
    void theDotsComeByThemselves(String keys, String shown) {
        assertThat(typed(keys)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    24.,   24
                    24,    2
                    24.1,  24
                    24.12, 24.1
                    """)
    void erasingOneCharacterAlwaysGetsFurther(String before, String after) {
        String erased = before.substring(0, before.length() - 1);
        assertThat(DateTyping.shaped(before, erased)).isEqualTo(after);
    }

    @Property(tries = 300)
    void whateverIsTypedLooksLikeTheBeginningOfADate(
            @ForAll @StringLength(max = 14) @Chars({'.', ',', 'x'}) @CharRange(from = '0', to = '9')
                    String keys) {
        assertThat(typed(keys)).matches("(\\d{0,2}|\\d{2}\\.(\\d{0,2}|\\d{2}\\.\\d{0,4}))");
    }

    private static String typed(String keys) {
        String text = "";
        for (int i = 0; i < keys.length(); i++) {
            text = DateTyping.shaped(text, text + keys.charAt(i));
        }
        return text;
    }
}
