package io.tcpheadroom.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryNamesTest {
    private final LibraryNames names = new LibraryNames(HookCatalog.OF_LIBRARIES);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "S",
                "Socket",
                "unix/Socket",
                "channel/unix/Socket",
                "io/netty/channel/epoll/Socket",
                "io/netty/channel/unix/Socke\u20ac",
                "xio/nettychannel/unix/Socket",
                "io/netty/channel/unix/Socket$1",
                "io.netty.channel.unix.Socket",
                "com/acme/jdk/internal/net/http/HttpClientImpl",
                "java/net/Socket"
            })
    void other_names_are_nothing_of_ours(String name) {
        assertThat(names.type(name)).isNull();
    }

    @Test
    void each_class_is_found_by_its_own_name() {
        assertThat(HookCatalog.OF_LIBRARIES)
                .allSatisfy(
                        type -> assertThat(names.type(type.replace('.', '/'))).isEqualTo(type));
    }

    @ParameterizedTest
    @CsvSource({
        "io/grpc/netty/shaded/io/netty/channel/unix/Socket, io.netty.channel.unix.Socket",
        "x/channel/unix/FileDescriptor, io.netty.channel.unix.FileDescriptor",
        "a/io/netty/incubator/channel/uring/IOUringSubmissionQueue, io.netty.incubator.channel.uring.IOUringSubmissionQueue",
        "a/channel/uring/AbstractIoUringChannel$AbstractUringUnsafe, io.netty.channel.uring.AbstractIoUringChannel$AbstractUringUnsafe"
    })
    void a_class_that_was_moved_is_found_by_its_end(String name, String type) {
        assertThat(names.type(name)).isEqualTo(type);
    }

    @Test
    void what_belongs_to_the_library_has_moved_with_the_class() {
        Moved moved = Moved.of("io.netty.channel.uring.IoUringIoOps", "a/b/io/netty/channel/uring/IoUringIoOps");

        assertThat(moved.descriptor("(IBS)Lio/netty/channel/uring/IoUringIoOps;"))
                .isEqualTo("(IBS)La/b/io/netty/channel/uring/IoUringIoOps;");
        assertThat(moved.descriptor("([BLjava/net/SocketAddress;)I")).isEqualTo("([BLjava/net/SocketAddress;)I");
        assertThat(moved.isMoved()).isTrue();
        assertThat(moved.isNamedAsBefore()).isTrue();
    }

    @Test
    void a_class_under_its_own_name_has_moved_nowhere() {
        Moved moved = Moved.of("io.netty.channel.unix.Socket", "io/netty/channel/unix/Socket");

        assertThat(moved.isMoved()).isFalse();
        assertThat(moved.descriptor("()Lio/netty/channel/Channel;")).isEqualTo("()Lio/netty/channel/Channel;");
    }

    @Test
    void a_package_of_another_name_is_a_library_of_another_name() {
        assertThat(Moved.of("io.netty.channel.unix.Socket", "x/channel/unix/Socket")
                        .isNamedAsBefore())
                .isFalse();
    }
}
