package de.buergerterminal.device.ipp;

import java.util.List;

/// One IPP request or answer without its document (RFC 8010 section 3.1.1).
///
/// @param version major in the upper, minor in the lower eight bits
/// @param code the operation of a request, the status of an answer; 0 to 65535
public record IppMessage(int version, int code, int requestId, List<IppGroup> groups) {
    public static final String CONTENT_TYPE = "application/ipp";
    public static final int VERSION_2_0 = 0x0200;

    public static final int PRINT_JOB = 0x0002;
    public static final int VALIDATE_JOB = 0x0004;
    public static final int CREATE_JOB = 0x0005;
    public static final int SEND_DOCUMENT = 0x0006;
    public static final int CANCEL_JOB = 0x0008;
    public static final int GET_JOB_ATTRIBUTES = 0x0009;
    public static final int GET_JOBS = 0x000A;
    public static final int GET_PRINTER_ATTRIBUTES = 0x000B;
    public static final int IDENTIFY_PRINTER = 0x003C;

    public static final int OK = 0x0000;
    public static final int BAD_REQUEST = 0x0400;
    public static final int FORBIDDEN = 0x0401;
    public static final int NOT_AUTHENTICATED = 0x0402;
    public static final int NOT_AUTHORISED = 0x0403;
    public static final int NOT_POSSIBLE = 0x0404;
    public static final int NOT_FOUND = 0x0406;
    public static final int FORMAT_NOT_SUPPORTED = 0x040A;
    public static final int ATTRIBUTES_NOT_SUPPORTED = 0x040B;
    public static final int DOCUMENT_FORMAT_ERROR = 0x0411;
    public static final int OPERATION_NOT_SUPPORTED = 0x0501;
    public static final int SERVICE_UNAVAILABLE = 0x0502;
    public static final int VERSION_NOT_SUPPORTED = 0x0503;
    public static final int NOT_ACCEPTING_JOBS = 0x0506;
    public static final int BUSY = 0x0507;

    public IppMessage {
        groups = List.copyOf(groups);
    }

    /// The first group of a kind, or an empty one.
    public IppGroup group(int tag) {
        return groups.stream()
                .filter(it -> it.tag() == tag)
                .findFirst()
                .orElseGet(() -> IppGroup.of(tag));
    }

    /// For answers: whether the printer did what was asked.
    public boolean successful() {
        return code < 0x0100;
    }

    /// Attributes may carry what people wrote: never in a log.
    @Override
    public String toString() {
        return "IppMessage[0x%04X, request %d]".formatted(code, requestId);
    }
}
