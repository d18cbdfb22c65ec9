  def same(self, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
    return torch.relu(torch.conv2d(x, w, b, [1, 1], [1, 1]))

  def half(self, x: Tensor) -> Tensor:
    return torch.max_pool2d(x, [2, 2], [2, 2])

  def embedding(self, patch: Tensor, w: List[Tensor]) -> Tensor:
    x = (self).half((self).same(patch, w[0], w[1]))
    x = (self).half((self).same(x, w[2], w[3]))
    x = (self).half((self).same((self).same(x, w[4], w[5]), w[6], w[7]))
    x = (self).half((self).same((self).same(x, w[8], w[9]), w[10], w[11]))
    flat = torch.reshape(torch.permute(x, [0, 2, 3, 1]), [torch.size(x, 0), -1])
    hidden = torch.relu(torch.linear(flat, w[12], w[13]))
    hidden = torch.relu(torch.linear(hidden, w[14], w[15]))
    return torch.linear(hidden, w[16], w[17])
