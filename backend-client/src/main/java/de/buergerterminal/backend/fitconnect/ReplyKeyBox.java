package de.buergerterminal.backend.fitconnect;

import de.buergerterminal.backend.submission.CaseReference;
import java.util.Optional;

/// Keeps the sealed private keys of reply channels; only a citizen's receipt opens one.
public interface ReplyKeyBox {
    /// Forgets everything at once: a terminal without one offers no reply channel.
    ReplyKeyBox NONE =
            new ReplyKeyBox() {
                @Override
                public boolean keep(CaseReference reference, String keyId, byte[] sealedKey) {
                    return false;
                }

                @Override
                public Optional<byte[]> find(CaseReference reference, String keyId) {
                    return Optional.empty();
                }
            };

    /// @return whether it survives a power cut from now on
    boolean keep(CaseReference reference, String keyId, byte[] sealedKey);

    Optional<byte[]> find(CaseReference reference, String keyId);
}
