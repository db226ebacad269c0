package dev.vethwork.engine.agent;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** The calls of the kernel that Java has no words for. A thread that enters a namespace must be no virtual one. */
@SuppressWarnings("restricted") // it is what this class is for
final class Kernel {
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT;
    static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private static final int CLONE_NEWNET = 0x4000_0000;
    private static final int O_CLOEXEC = 0x8_0000;
    private static final int PROT_READ_WRITE = 3;
    private static final int MAP_SHARED = 1;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO_OF = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle OPEN = call("open", INT, Linker.Option.firstVariadicArg(2), ValueLayout.ADDRESS, INT);
    private static final MethodHandle CLOSE = call("close", INT, null, INT);
    private static final MethodHandle SETNS = call("setns", INT, null, INT, INT);
    private static final MethodHandle SOCKET = call("socket", INT, null, INT, INT, INT);
    private static final MethodHandle BIND = call("bind", INT, null, INT, ValueLayout.ADDRESS, INT);
    private static final MethodHandle GETSOCKNAME =
            call("getsockname", INT, null, INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS);
    private static final MethodHandle SETSOCKOPT =
            call("setsockopt", INT, null, INT, INT, INT, ValueLayout.ADDRESS, INT);
    private static final MethodHandle GETSOCKOPT =
            call("getsockopt", INT, null, INT, INT, INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS);
    private static final MethodHandle MMAP =
            call("mmap", ValueLayout.ADDRESS, null, ValueLayout.ADDRESS, LONG, INT, INT, INT, LONG);
    private static final MethodHandle POLL = call("poll", INT, null, ValueLayout.ADDRESS, LONG, INT);
    private static final MethodHandle INDEX = call("if_nametoindex", INT, null, ValueLayout.ADDRESS);

    private Kernel() {}

    private static MethodHandle call(
            String name, MemoryLayout answer, Linker.@Nullable Option more, MemoryLayout... arguments) {
        MemorySegment address = LINKER.defaultLookup().find(name).orElseThrow();
        FunctionDescriptor descriptor = FunctionDescriptor.of(answer, arguments);
        return more == null
                ? LINKER.downcallHandle(address, descriptor, ERRNO)
                : LINKER.downcallHandle(address, descriptor, ERRNO, more);
    }

    /** A call with the error that it leaves. */
    @FunctionalInterface
    private interface Call {
        long answer(MemorySegment state) throws Throwable;
    }

    private static long run(String name, Call call) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            long answer = call.answer(state);
            if (answer < 0) {
                throw new IOException(name + ": error " + (int) ERRNO_OF.get(state, 0L));
            }
            return answer;
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    static int open(String file) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment path = arena.allocateFrom(file);
            return (int) run("open " + file, state -> (int) OPEN.invokeExact(state, path, O_CLOEXEC));
        }
    }

    static void close(int descriptor) throws IOException {
        run("close", state -> (int) CLOSE.invokeExact(state, descriptor));
    }

    /** Brings this thread into the network namespace of a file. */
    static void enter(String file) throws IOException {
        int descriptor = open(file);
        try {
            enter(descriptor);
        } finally {
            close(descriptor);
        }
    }

    /** Brings this thread into a network namespace that is open. */
    static void enter(int descriptor) throws IOException {
        run("setns", state -> (int) SETNS.invokeExact(state, descriptor, CLONE_NEWNET));
    }

    static int socket(int domain, int type, int protocol) throws IOException {
        return (int) run("socket", state -> (int) SOCKET.invokeExact(state, domain, type, protocol));
    }

    static void bind(int socket, MemorySegment address) throws IOException {
        run("bind", state -> (int) BIND.invokeExact(state, socket, address, (int) address.byteSize()));
    }

    static void name(int socket, MemorySegment address) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment size = arena.allocateFrom(INT, (int) address.byteSize());
            run("getsockname", state -> (int) GETSOCKNAME.invokeExact(state, socket, address, size));
        }
    }

    static void set(int socket, int level, int option, MemorySegment value) throws IOException {
        run(
                "setsockopt",
                state -> (int) SETSOCKOPT.invokeExact(state, socket, level, option, value, (int) value.byteSize()));
    }

    static void get(int socket, int level, int option, MemorySegment value) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment size = arena.allocateFrom(INT, (int) value.byteSize());
            run("getsockopt", state -> (int) GETSOCKOPT.invokeExact(state, socket, level, option, value, size));
        }
    }

    /** The memory that a socket shares with us; it stays as long as the program does. */
    static MemorySegment map(int descriptor, long size) throws IOException {
        long address = run("mmap", state -> ((MemorySegment) MMAP.invokeExact(
                        state, MemorySegment.NULL, size, PROT_READ_WRITE, MAP_SHARED, descriptor, 0L))
                .address());
        return MemorySegment.ofAddress(address).reinterpret(size);
    }

    /** Waits. @return what has happened, as poll(2) tells; 0 where nothing has */
    static int poll(int descriptor, int events, int millis) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment one = arena.allocate(8, 4);
            one.set(INT, 0, descriptor);
            one.set(SHORT, 4, (short) events);
            run("poll", state -> (int) POLL.invokeExact(state, one, 1L, millis));
            return one.get(SHORT, 6) & 0xffff;
        }
    }

    /** The number of an interface in this thread's namespace; 0 where there is none of that name. */
    static int index(String device) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom(device);
            return (int) run("if_nametoindex", state -> (int) INDEX.invokeExact(state, name));
        }
    }
}
