package dev.vethwork.plan.operation;

/** A drawn service started, or stopped. */
public sealed interface ServiceOperation extends Operation permits ServiceOperation.Start, StopService {
    /** The service's name, unique in its namespace. */
    String service();

    /** What starts one. */
    sealed interface Start extends ServiceOperation permits StartService, StartUplink {}
}
