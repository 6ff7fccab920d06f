package de.buergerterminal.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretTest {
    @Test
    void digitsAreTypedTakenBackAndForgotten() {
        var secret = typed("12");
        secret.backspace();
        assertThat(secret.append(7)).isTrue();
        assertThat("" + secret.digitAt(0) + secret.digitAt(1)).isEqualTo("17");
        secret.close();
        secret.close();
        assertThat(secret.length()).isZero();
        assertThat(secret.append(1)).isFalse();
        assertThatThrownBy(() -> secret.digitAt(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void nothingLongerThanAPukIsTaken() {
        try (var secret = typed("1234567890")) {
            assertThat(secret.append(1)).isFalse();
            assertThat(secret.length()).isEqualTo(10);
        }
    }

    @Test
    void twoEntriesAreComparedAndNoneEqualsNothing() {
        try (var first = typed("123456");
                var same = typed("123456");
                var other = typed("123457");
                var none = new Secret();
                var alsoNone = new Secret()) {
            assertThat(first.sameAs(same)).isTrue();
            assertThat(first.sameAs(other)).isFalse();
            assertThat(none.sameAs(alsoNone)).isFalse();
        }
    }

    @Test
    void aSecretNeverSaysItsDigits() {
        try (var secret = typed("123456")) {
            assertThat(secret).hasToString("Secret");
        }
    }

    private static Secret typed(String digits) {
        var secret = new Secret();
        digits.chars().forEach(it -> secret.append(it - '0'));
        return secret;
    }
}
