package de.buergerterminal.backend.office;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/// Who may sign in, and the guard against guessing: five wrong passwords for a name close it for a
/// quarter of an hour, whether or not anybody has that name, so that nobody learns who has.
final class Accounts {
    static final Duration LOCKED = Duration.ofMinutes(15);
    private static final int MOST_FAILURES = 5;
    // Hashing is slow on purpose; two at a time leave the office its processor.
    private static final Semaphore HASHING = new Semaphore(2);

    /// What became of an attempt to sign in.
    sealed interface Attempt {
        record Welcome(Worker worker) implements Attempt {}

        record Wrong() implements Attempt {}

        record Locked(Instant until) implements Attempt {}

        /// Too many people at the door at once.
        record Busy() implements Attempt {}
    }

    private record Account(Worker worker, String password) {}

    private final OfficeDatabase database;
    private final UnaryOperator<String> keyedDigest;
    private final Clock clock;

    /// @param keyedDigest hides the names that were tried: some people type passwords there
    Accounts(OfficeDatabase database, UnaryOperator<String> keyedDigest, Clock clock) {
        this.database = database;
        this.keyedDigest = keyedDigest;
        this.clock = clock;
    }

    boolean isEmpty() {
        return database.query(_ -> true, "select 1 from account limit 1").isEmpty();
    }

    /// Makes an account, or gives it a new password and this role.
    ///
    /// @return the password, which nobody can read again
    String issue(String name, DeskRole role) {
        if (!name.matches("[\\p{L}\\p{N}._-]{1,40}")) {
            throw new IllegalArgumentException(
                    "a name is 1 to 40 letters, digits, dots, hyphens or underscores");
        }
        String password = PasswordHash.freshPassword();
        database.update(
                "insert into account(name, role, password) values(?,?,?) on conflict(name)"
                        + " do update set role=excluded.role, password=excluded.password",
                name,
                role.name(),
                PasswordHash.of(password));
        return password;
    }

    Attempt signIn(String name, String password) {
        String guard = keyedDigest.apply("name:" + name);
        Instant lockedUntil = lockedUntil(guard);
        if (lockedUntil.isAfter(clock.instant())) return new Attempt.Locked(lockedUntil);
        Optional<Account> account = find(name);
        Optional<Boolean> right = matches(password, account);
        if (right.isEmpty()) return new Attempt.Busy();
        if (right.get() && account.isPresent()) {
            database.update("delete from sign_in_guard where name=?", guard);
            return new Attempt.Welcome(account.get().worker());
        }
        return failed(guard);
    }

    /// The check costs the same time for a name that nobody has.
    private static Optional<Boolean> matches(String password, Optional<Account> account) {
        try {
            if (!HASHING.tryAcquire(10, TimeUnit.SECONDS)) return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            if (account.isPresent()) {
                return Optional.of(PasswordHash.matches(password, account.get().password()));
            }
            PasswordHash.of(password);
            return Optional.of(false);
        } finally {
            HASHING.release();
        }
    }

    private Attempt failed(String guard) {
        return database.transaction(() -> {
            Instant now = clock.instant();
            database.update(
                    "delete from sign_in_guard where last_at<?", now.minus(LOCKED).toEpochMilli());
            database.update(
                    "insert into sign_in_guard(name, failures, last_at) values(?,1,?) on"
                            + " conflict(name) do update set failures=sign_in_guard.failures+1,"
                            + " last_at=excluded.last_at",
                    guard,
                    now.toEpochMilli());
            Instant until = lockedUntil(guard);
            return until.isAfter(now) ? new Attempt.Locked(until) : new Attempt.Wrong();
        });
    }

    private Instant lockedUntil(String guard) {
        return database
                .query(
                        row -> Map.entry(row.getInt("failures"), row.getLong("last_at")),
                        "select failures, last_at from sign_in_guard where name=?",
                        guard)
                .stream()
                .filter(it -> it.getKey() >= MOST_FAILURES)
                .map(it -> Instant.ofEpochMilli(it.getValue()).plus(LOCKED))
                .findFirst()
                .orElse(Instant.EPOCH);
    }

    private Optional<Account> find(String name) {
        return database
                .query(
                        row ->
                                new Account(
                                        new Worker(
                                                row.getString("name"),
                                                DeskRole.valueOf(row.getString("role"))),
                                        row.getString("password")),
                        "select name, role, password from account where name=?",
                        name)
                .stream()
                .findFirst();
    }
}
