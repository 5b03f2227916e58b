package io.tcpheadroom.hooks.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tcpheadroom.testing.Garbage;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A class of Netty's in several class loaders: each is woven, or not, by itself. */
class HookInstallerTest {
    private static final String TYPE = "io.netty.channel.unix.FileDescriptor";
    private static final String HOOK = "Netty: close";

    private final FakeInstrumentation jvm = new FakeInstrumentation();
    private final HookInstaller installer = new HookInstaller(jvm.instrumentation(), 17);

    @BeforeEach
    void begin() {
        installer.begin();
    }

    /** With the method that the hook is for, or one of another name in its place. */
    private static byte[] classFile(String method) {
        return classFile(TYPE, method);
    }

    private static byte[] classFile(String type, String method) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V11, Opcodes.ACC_PUBLIC, type.replace('.', '/'), null, "java/lang/Object", null);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, method, "()V", null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, type.replace('.', '/'), "fd", "I");
        code.visitInsn(Opcodes.POP);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(1, 1);
        code.visitEnd();
        return writer.toByteArray();
    }

    /** A later release of the class, of which the listed methods are left: of each what a hook needs. */
    private static byte[] uringServer(String type, String channel, String method) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V11, Opcodes.ACC_PUBLIC, type.replace('.', '/'), null, "java/lang/Object", null);
        MethodVisitor code =
                writer.visitMethod(Opcodes.ACC_PUBLIC, method, "(ILjava/nio/ByteBuffer;)L" + channel + ";", null, null);
        code.visitCode();
        code.visitInsn(Opcodes.ACONST_NULL);
        code.visitInsn(Opcodes.ARETURN);
        code.visitMaxs(1, 3);
        code.visitEnd();
        return writer.toByteArray();
    }

    /** As an old or a new Netty might have it: of two methods that are woven elsewhere there is one. */
    private static byte[] halfASocket(String type) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V11, Opcodes.ACC_PUBLIC, type.replace('.', '/'), null, "java/lang/Object", null);
        MethodVisitor code =
                writer.visitMethod(Opcodes.ACC_PROTECTED | Opcodes.ACC_STATIC, "newSocketDgram0", "(Z)I", null, null);
        code.visitCode();
        code.visitInsn(Opcodes.ICONST_0);
        code.visitInsn(Opcodes.IRETURN);
        code.visitMaxs(1, 1);
        code.visitEnd();
        return writer.toByteArray();
    }

    private static ClassLoader loader() {
        return new ClassLoader(HookInstallerTest.class.getClassLoader()) {};
    }

    private String hook() {
        return hook(HOOK);
    }

    private String hook(String name) {
        HookReport hook = installer.report().stream()
                .filter(each -> each.hook().equals(name))
                .findFirst()
                .orElseThrow();
        return hook.status() + " " + hook.detail();
    }

    @Test
    void a_library_that_is_not_loaded_is_no_failure() {
        assertThat(hook()).isEqualTo("NOT_APPLICABLE the library is not loaded");
    }

    @Test
    void a_class_of_the_jdk_that_the_program_does_not_use_is_not_loaded_for_it() {
        List<Runnable> steps = new ArrayList<>();

        assertThat(installer.complete(steps::add)).isTrue();

        assertThat(steps).as("what was loaded meanwhile is woven, and no more").hasSize(1);
        assertThat(hook("adopt inherited"))
                .isEqualTo("NOT_APPLICABLE the program has not loaded sun.nio.ch.InheritedChannel");
    }

    /** What has changed there is to be told before a socket goes uncounted. */
    @Test
    void on_a_jdk_that_is_newer_than_the_catalogue_all_of_its_classes_are_loaded() {
        HookInstaller onNewJdk = new HookInstaller(jvm.instrumentation(), 27);
        List<Runnable> steps = new ArrayList<>();

        assertThat(onNewJdk.complete(steps::add)).isTrue();

        assertThat(steps).hasSizeGreaterThan(10);
        assertThat(onNewJdk.report())
                .filteredOn(report -> report.hook().equals("adopt inherited"))
                .extracting(HookReport::status, HookReport::detail)
                .containsExactly(tuple(HookStatus.MISSED, "JDK 27 has no sun.nio.ch.InheritedChannel.createChannel"));
    }

    @Test
    void a_class_that_has_its_place_is_woven() throws Exception {
        assertThat(jvm.load(loader(), TYPE, classFile("close"))).isNotNull();
        assertThat(hook()).isEqualTo("INSTALLED " + TYPE + ".close");
    }

    @ParameterizedTest
    @ValueSource(strings = {"io.grpc.netty.shaded.", "a.", "com.acme.much.longer.than.others.", "io.netty."})
    void a_copy_that_a_shading_tool_has_moved_is_woven_whatever_stands_before_it(String prefix) throws Exception {
        ClassLoader loader = loader();
        String moved = prefix + TYPE;
        assertThat(jvm.load(loader, moved, classFile(moved, "close"))).isNotNull();
        assertThat(hook()).isEqualTo("INSTALLED " + moved + ".close");

        assertThat(jvm.load(loader, TYPE, classFile("close"))).isNotNull();
        assertThat(hook())
                .startsWith("INSTALLED ")
                .contains(" " + TYPE + ".close")
                .contains(moved + ".close");
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.acme.netty", "x"})
    void a_copy_whose_whole_package_was_renamed_is_woven(String root) throws Exception {
        String moved = root + ".channel.unix.FileDescriptor";

        assertThat(jvm.load(loader(), moved, classFile(moved, "close"))).isNotNull();
        assertThat(hook()).isEqualTo("INSTALLED " + moved + ".close");
    }

    /** The types that its methods take and return have moved with it. */
    @Test
    void a_moved_class_is_told_by_the_moved_names_of_its_own_library() throws Exception {
        String moved = "com.acme.io.netty.channel.uring.IoUringServerSocketChannel";

        assertThat(jvm.load(loader(), moved, uringServer(moved, "io/netty/channel/Channel", "newChildChannel")))
                .isNull();
        assertThat(hook("Netty io_uring: accept")).isEqualTo("NOT_APPLICABLE the library is not loaded");

        assertThat(jvm.load(
                        loader(), moved, uringServer(moved, "com/acme/io/netty/channel/Channel", "newChildChannel")))
                .isNotNull();
        assertThat(hook("Netty io_uring: accept")).isEqualTo("INSTALLED " + moved + ".newChildChannel");
    }

    /** What opens would be counted, and what closes not. */
    @ParameterizedTest
    @ValueSource(strings = {"io.netty.channel.unix.Socket", "com.acme.io.netty.channel.unix.Socket"})
    void a_library_s_class_that_fits_in_part_is_left_alone_and_all_its_hooks_are_missed(String type) throws Exception {
        ClassLoader loader = loader();

        assertThat(jvm.load(loader, type, halfASocket(type))).isNull();

        String why = " the library has no " + type
                + ".<init>, accept, bind, connect, disconnect, finishConnect, listen, newSocketStream0";
        for (String hook : List.of(
                "open", "open datagram", "bind", "connect", "finish connect", "disconnect", "listen", "accept")) {
            assertThat(hook("Netty: " + hook)).isEqualTo("MISSED" + why);
        }
        Reference.reachabilityFence(loader);
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.acme.channel.unix.Socket", "channel.unix.Socket", "io.acme.channel.unix.Socket"})
    void a_class_of_another_library_whose_name_ends_alike_is_none_of_ours(String type) throws Exception {
        assertThat(jvm.load(loader(), type, halfASocket(type))).isNull();
        assertThat(hook("Netty: open datagram")).isEqualTo("NOT_APPLICABLE the library is not loaded");
    }

    @Test
    void other_classes_are_left_alone_and_so_is_the_boot_loaders_of_that_name() throws Exception {
        long changes = installer.changes();

        assertThat(jvm.load(loader(), "io.netty.channel.unix.Other", classFile("close")))
                .isNull();
        assertThat(jvm.load(loader(), "sun.nio.ch.Net", classFile("close"))).isNull();
        assertThat(jvm.load(null, TYPE, classFile("close"))).isNull();
        assertThat(installer.changes()).isEqualTo(changes);
    }

    /** On JDK 17 its one hook is not there. */
    @Test
    void a_class_that_has_no_hooks_on_this_jdk_is_left_alone() throws Exception {
        assertThat(jvm.load(null, "sun.nio.ch.UnixDispatcher", classFile("close")))
                .isNull();
    }

    @Test
    void one_loaders_failure_stays_when_the_class_is_woven_for_another() throws Exception {
        ClassLoader bundle = new WithoutBridge();
        assertThat(jvm.load(bundle, TYPE, classFile("close"))).isNull();
        String missed = "MISSED " + TYPE + ": java.lang.ClassNotFoundException: sun.nio.ch.TcpHeadroomBridge";
        assertThat(hook()).isEqualTo(missed);

        ClassLoader other = loader();
        assertThat(jvm.load(other, TYPE, classFile("close"))).isNotNull();
        assertThat(hook()).isEqualTo(missed);
        Reference.reachabilityFence(bundle);
    }

    @Test
    void a_place_that_one_loaders_class_does_not_have_is_missed_when_anothers_has_it() throws Exception {
        ClassLoader first = loader();
        ClassLoader second = loader();
        jvm.load(first, TYPE, classFile("shut"));
        jvm.load(second, TYPE, classFile("close"));

        assertThat(hook()).isEqualTo("MISSED the library has no " + TYPE + ".close");
        Reference.reachabilityFence(first);
    }

    @Test
    void a_class_that_is_woven_after_all_is_no_failure_any_more() throws Exception {
        ClassLoader loader = loader();
        jvm.load(loader, TYPE, new byte[] {1, 2, 3});
        assertThat(hook()).startsWith("MISSED " + TYPE + ": java.lang.ArrayIndexOutOfBoundsException");

        jvm.load(loader, TYPE, classFile("close"));
        assertThat(hook()).isEqualTo("INSTALLED " + TYPE + ".close");
    }

    /** Of an early build of a later JDK, say. */
    @Test
    void a_class_file_of_an_unknown_version_is_left_alone_and_says_so() throws Exception {
        byte[] classFile = classFile("close");
        classFile[7] = 99;

        assertThat(jvm.load(loader(), TYPE, classFile)).isNull();
        assertThat(hook())
                .isEqualTo(
                        "MISSED " + TYPE + ": java.lang.IllegalArgumentException: Unsupported class file version 99.0");
    }

    /** Nobody keeps it: neither what is known of it nor the hook. */
    @Test
    void what_was_missed_in_a_loader_goes_with_the_loader() throws Exception {
        WeakReference<ClassLoader> loader = new WeakReference<>(new WithoutBridge());
        jvm.load(loader.get(), TYPE, classFile("close"));
        long changes = installer.changes();
        assertThat(hook()).startsWith("MISSED");

        Garbage.collectUntil(() -> installer.changes() != changes);
        assertThat(loader.get()).isNull();
        assertThat(hook()).isEqualTo("NOT_APPLICABLE the library is not loaded");
    }

    @Test
    void threads_that_load_it_at_once_all_get_the_same() throws Exception {
        int threads = 8;
        byte[] classFile = classFile("close");
        byte[] expected = jvm.load(loader(), TYPE, classFile);
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<byte[]>> loads = new ArrayList<>();
            List<ClassLoader> loaders = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                ClassLoader loader = loader();
                loaders.add(loader);
                loads.add(() -> {
                    start.await();
                    return jvm.load(loader, TYPE, classFile);
                });
            }
            for (Future<byte[]> load : pool.invokeAll(loads)) {
                assertThat(load.get()).isEqualTo(expected);
            }
            assertThat(hook()).isEqualTo("INSTALLED " + TYPE + ".close");
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void a_class_that_does_not_take_its_hooks_is_missed_and_says_so_again_when_it_is_to_give_them_back()
            throws Exception {
        Class<?> type = Definer.define(TYPE, classFile("close"), HookInstallerTest.class.getClassLoader());
        FakeInstrumentation stubborn = new FakeInstrumentation().withUnmodifiable(type);
        HookInstaller installer = new HookInstaller(stubborn.instrumentation(), 17);
        installer.begin();

        assertThat(installer.report())
                .filteredOn(hook -> hook.hook().equals(HOOK))
                .singleElement()
                .satisfies(hook -> assertThat(hook.detail())
                        .isEqualTo(TYPE + ": java.lang.UnsupportedOperationException: not anew"));
        assertThatThrownBy(installer::uninstall)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("still woven: ");
    }

    @Test
    void the_report_names_each_hook_once() {
        Set<String> names = new HashSet<>();
        assertThat(installer.report())
                .allSatisfy(hook -> assertThat(names.add(hook.hook())).isTrue());
        assertThat(names).contains("accept", HOOK);
    }

    @Test
    void a_hook_of_the_jdk_is_not_applicable_until_one_of_its_classes_is_loaded() {
        assertThat(installer.report())
                .filteredOn(hook -> hook.hook().equals("accept"))
                .singleElement()
                .satisfies(hook -> {
                    assertThat(hook.status()).isEqualTo(HookStatus.NOT_APPLICABLE);
                    assertThat(hook.detail())
                            .isEqualTo("the program has not loaded java.net.AbstractPlainSocketImpl, "
                                    + "sun.nio.ch.NioSocketImpl");
                });
    }
}
