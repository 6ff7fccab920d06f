package de.buergerterminal.kiosk.journal;

import de.buergerterminal.backend.catalogue.ServiceId;
import de.buergerterminal.backend.submission.CaseReference;
import de.buergerterminal.device.DeviceHealth;
import de.buergerterminal.device.DeviceId;
import de.buergerterminal.device.FaultCode;
import java.time.Duration;
import java.util.Locale;

/// The values a journal entry may carry: ids, codes, words, counts, durations. There is none for a
/// text, and that is the point.
public sealed interface Fact {
    /// Key in the JSON line.
    default String name() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /// A [Number] or a text built from a closed set.
    Object value();

    record Device(DeviceId id) implements Fact {
        @Override
        public Object value() {
            return id.value();
        }
    }

    record Health(DeviceHealth health) implements Fact {
        @Override
        public Object value() {
            return health.word();
        }
    }

    record Fault(FaultCode code) implements Fact {
        @Override
        public Object value() {
            return code.code();
        }
    }

    record Case(CaseReference reference) implements Fact {
        @Override
        public Object value() {
            return reference.value();
        }
    }

    record Service(ServiceId id) implements Fact {
        @Override
        public Object value() {
            return id.value();
        }
    }

    /// One constant of an enumeration.
    record Word(Enum<?> word) implements Fact {
        @Override
        public Object value() {
            return word.name();
        }
    }

    /// The journal event that is the reason.
    record Because(JournalEvent event) implements Fact {
        @Override
        public Object value() {
            return event.id();
        }
    }

    record Count(long number) implements Fact {
        @Override
        public Object value() {
            return number;
        }
    }

    /// The payment terminal's receipt number, 1 to 9999.
    record Receipt(int number) implements Fact {
        @Override
        public Object value() {
            return number;
        }
    }

    record Seconds(Duration duration) implements Fact {
        @Override
        public Object value() {
            return duration.toMillis() / 1000.0;
        }
    }

    /// Which kind of object it happened with; never its contents.
    record Kind(Class<?> kind) implements Fact {
        @Override
        public Object value() {
            return kind.getSimpleName();
        }
    }

    /// Where it broke: class of the exception and the place in our code. Messages may quote a
    /// citizen and are left out.
    record Cause(Throwable thrown) implements Fact {
        @Override
        public Object value() {
            var trace = thrown.getStackTrace();
            for (StackTraceElement frame : trace) {
                if (frame.getClassName().startsWith("de.buergerterminal.")) {
                    return thrown.getClass().getName() + " at " + frame;
                }
            }
            return thrown.getClass().getName();
        }
    }
}
