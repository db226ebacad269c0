package dev.vethwork.engine;

import java.lang.reflect.Proxy;

/**
 * Interrupts, apart from all else that ends a program: a shutdown hook cannot tell one from the other. What can is a part of
 * every JDK that javac warns of wherever it is named, so its names are looked up here.
 */
final class Interrupts {
    private static final String SIGNAL = "sun.misc.Signal";
    private static final String HANDLER = "sun.misc.SignalHandler";

    private Interrupts() {}

    /** From now on they are for others, and this program goes on. What is started hears them. @return what was done with them */
    static Object leave() {
        try {
            Class<?> handler = Class.forName(HANDLER);
            return handle(Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, (_, _, _) -> null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does with them what was done before. */
    static void takeUp(Object before) {
        try {
            Object _ = handle(before);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object handle(Object handler) throws ReflectiveOperationException {
        Class<?> signal = Class.forName(SIGNAL);
        Object interrupt = signal.getConstructor(String.class).newInstance("INT");
        return signal.getMethod("handle", signal, Class.forName(HANDLER)).invoke(null, interrupt, handler);
    }
}
