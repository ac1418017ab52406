"""Why the system refuses to read or to write a file, in Chinese: it says so in the language of the computer."""

import errno

_REASONS = {
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "给您的磁盘空间用完了",
    errno.EROFS: "磁盘是只读的",
    errno.EACCES: "没有权限，或别的程序正占用着它",
    errno.EPERM: "没有权限，或文件是锁定的",
    errno.EBUSY: "别的程序正占用着它",
    errno.ETXTBSY: "别的程序正占用着它",
    errno.EISDIR: "有一个文件夹也叫这个名字",
    errno.EEXIST: "已经有一个叫这个名字的",
    errno.ENOTDIR: "它的上一级不是文件夹",
    errno.ENOENT: "没有这个文件或文件夹",
    errno.ENAMETOOLONG: "名字太长",
    errno.EFBIG: "文件太大，这个磁盘放不下",
    errno.EIO: "磁盘读写出错",
    errno.EMFILE: "打开的文件太多",
    errno.ELOOP: "它是一个指向自己的链接",
    errno.ENOEXEC: "它不是这台电脑能运行的程序",
    errno.ENOMEM: "内存不够",
    errno.EAGAIN: "同时运行的程序太多",
    errno.ENFILE: "打开的文件太多",
    errno.ENXIO: "它是管道或设备，没有人在用",
    errno.ENODEV: "没有这个设备",
    errno.EXDEV: "不在同一个磁盘上",
    errno.ENOTEMPTY: "文件夹不是空的",
    errno.ETIMEDOUT: "网上的文件夹没有应答",
    errno.ESTALE: "网上的文件夹断开了",
    errno.ENOTCONN: "网上的文件夹没有连上",
}
#: What Windows says of a file that another program has open: sharing violation, lock violation.
_IN_USE = frozenset({32, 33})


def reason_of(error: OSError) -> str:
    """The reason of a system error in a few words; of one that is none of the usual ones what the system calls it.

    >>> reason_of(OSError(errno.ENOSPC, "No space left on device")), reason_of(OSError("odd"))
    ('磁盘满了', 'odd')
    >>> reason_of(OSError(errno.EPROTO, "Protocol error")), reason_of(OSError(errno.EPROTO, "协议错误"))
    ('系统报错 EPROTO', '协议错误')
    """
    if getattr(error, "winerror", None) in _IN_USE:
        return _REASONS[errno.EBUSY]
    number, said = error.errno or 0, error.strerror or str(error)
    is_foreign = number in errno.errorcode and said.isascii()
    return _REASONS.get(number) or (f"系统报错 {errno.errorcode[number]}" if is_foreign else said)
