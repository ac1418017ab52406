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
}
#: What Windows says of a file that another program has open: sharing violation, lock violation.
_IN_USE = frozenset({32, 33})


def reason_of(error: OSError) -> str:
    """The reason of a system error in a few words; in those of the system where it is none of the usual ones.

    >>> reason_of(OSError(errno.ENOSPC, "No space left on device")), reason_of(OSError("odd"))
    ('磁盘满了', 'odd')
    """
    if getattr(error, "winerror", None) in _IN_USE:
        return _REASONS[errno.EBUSY]
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
