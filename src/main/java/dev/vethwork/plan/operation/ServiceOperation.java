package dev.vethwork.plan.operation;

/** A drawn service started, or stopped. */
public sealed interface ServiceOperation extends Operation permits StartService, StopService {
    /** The service's name, unique in its namespace. */
    String service();
}
